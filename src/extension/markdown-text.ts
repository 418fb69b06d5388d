/** Every character that could mean something to Markdown or HTML is escaped; spaces stay, so that long text wraps. */
export function asText(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
