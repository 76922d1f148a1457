/**
 * Makes one node what another is, by as little as that takes: what stays keeps its selection, its focus and how far it is
 * scrolled.
 *
 * @param {ChildNode} old in the page
 * @param {ChildNode} fresh
 * @returns {ChildNode} which of them is in the page now
 */
export function grow(old, fresh) {
  if (old.nodeName !== fresh.nodeName || !sameAttributes(old, fresh)) {
    old.replaceWith(fresh);
    return fresh;
  }
  if (old instanceof CharacterData && fresh instanceof CharacterData) {
    if (fresh.data.startsWith(old.data)) old.appendData(fresh.data.slice(old.length));
    else old.data = fresh.data;
    return old;
  }
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  for (const [index, node] of after.entries()) {
    const there = before[index];
    if (there) grow(there, node);
    else old.appendChild(node);
  }
  for (const gone of before.slice(after.length)) gone.remove();
  return old;
}

/**
 * @param {Node} old
 * @param {Node} fresh
 */
function sameAttributes(old, fresh) {
  return old instanceof Element && fresh instanceof Element ? old.cloneNode(false).isEqualNode(fresh.cloneNode(false)) : true;
}
