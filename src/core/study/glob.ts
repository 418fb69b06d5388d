/**
 * A glob over paths with `/`, as in VS Code's `files.exclude`: `*`, `?`, `**`, `{a,b}`. A pattern without a slash
 * matches at any depth, and a pattern that matches a folder matches everything below it.
 */
export function globToRegExp(glob: string): RegExp {
  const path = glob.replace(/\\/gu, '/').replace(/\/+$/u, '');
  const anywhere = path.includes('/') ? '' : '(?:.*/)?';
  const pattern = path.replace(/^\.?\//u, '');
  return new RegExp(`^${anywhere}${translate(pattern)}(?:/.*)?$`, 'u');
}

function translate(pattern: string): string {
  let result = '';
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (pattern.startsWith('**/', at)) {
      result += '(?:.*/)?';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      result += '.*';
      at += 1;
    } else if (char === '*') {
      result += '[^/]*';
    } else if (char === '?') {
      result += '[^/]';
    } else if (char === '{' && pattern.includes('}', at)) {
      depth++;
      result += '(?:';
    } else if (char === '}' && depth > 0) {
      depth--;
      result += ')';
    } else if (char === ',' && depth > 0) {
      result += '|';
    } else {
      result += char.replace(/[.+^$()[\]{}|\\/-]/u, (special) => (special === '-' ? '-' : `\\${special}`));
    }
  }
  return result + ')'.repeat(depth);
}
