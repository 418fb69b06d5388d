/* A transcript can hold escape sequences that would take over a terminal, and marks that reverse the rest of the line. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** Somebody's text on one line of a terminal: runs of control characters and of white space become one space. */
export function printable(text: string): string {
  return text.replace(unsafe, ' ').replace(/ {2,}/g, ' ').trim();
}

/** A message on one line of a terminal; spaces are left as they are, because names of files may hold them. */
export function printableLine(text: string): string {
  return text.replace(unsafe, '\ufffd');
}
