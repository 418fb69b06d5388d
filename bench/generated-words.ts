/* Ordered by how often they are to appear; the mean length with its space comes to about six characters, as in English talk. */
export const words: readonly string[] = (
  'the and to of we that they it was in you is for with not have this what people there so but on because about when who would had '
  + 'care think know going time work really things service from team hospital them health our patients been just other like social '
  + 'staff always never before after again meeting nobody everybody someone every week ward discharge community together local '
  + 'national funding budget nurse doctor family carer daughter mother home night winter referral assessment pathway system shared '
  + 'record screen paper telephone manager director partner partnership council trust board commissioner contract target waiting '
  + 'list number measure outcome evidence research question answer change changing changed reorganisation structure responsibility '
  + 'decision decided agreement agreed disagreement listening listened understood understanding relationship colleagues profession '
  + 'professional training learning language different difference difficult difficulty difficulties complicated straightforward '
  + 'honestly actually obviously sometimes somewhere somehow although whether without within between through against during '
  + 'neighbourhood voluntary transport medication pharmacy physiotherapist occupational therapist coordinator coordination '
  + 'integrated integration fragmented fragmentation leadership accountability sustainable knowledge experience experienced '
  + 'naïve café Zoë façade Müller Siân über São coöperate 信頼 👩🏽‍⚕️ e\u0301clair שלום'
).split(' ');

/** What transcribers put between words. */
export const asides: readonly string[] = [
  '[laughs]', '[pause]', '[inaudible 00:12:33]', '[crosstalk]', '*really*', '**no**', '…', '—', '(laughs)', '“that again”',
  'it’s', '[^1]', '10:30', '{disfmarker}', '50 %', 'P07:', '\\[sighs\\]',
];

/** Makes the scanner ask micromark about the block; rare in talk: about one in 2,000 words. */
export const suspicious: readonly string[] = ['[the leaflet](https://example.org/leaflet)', '`RIO`', '<unclear>', '<!-- check audio -->', '`[text]{.code}`', '< 5'];

/** The slugs of the generated codebook, more frequent first. */
export const slugs: readonly string[] = [
  'trust', 'shared-budgets', 'fragmentation', 'capacity', 'leadership', 'listening', 'waiting', 'data-sharing', 'discharge', 'carers-voice',
  'professional-differences', 'conflicting-indicators', 'reorganisation', 'payment-systems', 'unequal-partners', 'local-ownership',
  'co-design', 'route-map', 'openness-to-learning', 'variation', 'implementation', 'knowledge-mobilisation', 'accountability',
  'workforce', 'training', 'role-boundaries', 'telling-it-twice', 'dignity', 'round-tables', 'transport', 'night-cover', 'technology',
  'language', 'housing', 'end-of-life', 'frailty', 'humour', 'silence', 'contradiction', 'emotion',
];

/** The codes in five themes, as level-2 headings with the codes below. */
export function generatedCodebook(): string {
  const themes = ['Barriers', 'Enablers', 'Tensions', 'Process work', 'Lived experience'];
  const sections = themes.map((theme, number) => {
    const below = slugs.filter((_, position) => position % themes.length === number);
    const codes = below.map((slug) => `### ${slug[0]!.toUpperCase()}${slug.slice(1).replaceAll('-', ' ')} {#${slug}}\n\n`
      + `What people say about ${slug.replaceAll('-', ' ')}.\n\n**Use when:** it is named or described.\n`);
    return `## ${theme} {#theme-${number + 1}}\n\n${codes.join('\n')}`;
  });
  return `# Codebook of the generated study\n\n${sections.join('\n')}`;
}
