const keys = new WeakMap<Element, string>();

/**
 * Makes the children of `parent` show `items` in this order. An element whose key is still there is kept and updated, and is moved only where the order
 * changed, so that carets, selections and scroll positions stay where they are.
 */
export function reconcile<Item>(
  parent: Element,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  create: (item: Item) => Element,
  update: (element: Element, item: Item) => void,
): void {
  const old = new Map<string, Element>();
  for (const child of [...parent.children]) {
    const key = keys.get(child);
    if (key === undefined || old.has(key)) child.remove();
    else old.set(key, child);
  }
  const wanted = new Set(items.map(keyOf));
  for (const [key, child] of old) {
    if (!wanted.has(key)) child.remove();
  }
  let next = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let child = old.get(key);
    if (child) {
      update(child, item);
    } else {
      child = create(item);
      keys.set(child, key);
    }
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}
