/** What a person chose in a picker of codes: one there is, or the name of one to be made. */
export type PickedCode = { readonly kind: 'existing'; readonly slug: string } | { readonly kind: 'new'; readonly name: string };
