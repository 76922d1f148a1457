/** Builds elements. Text is always text: nothing here reads HTML. */

/** @typedef {Node | string | number | null | undefined | false} Child */

const SVG = "http://www.w3.org/2000/svg";
const SPRITE = new URL("../icons.svg", import.meta.url).href;

/**
 * An element. `on` takes listeners by event; `true` sets an empty attribute, `false` and `null` leave one out.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") listen(element, /** @type {Record<string, EventListener>} */ (value));
    else set(element, name, value);
  }
  element.append(...kept(children));
  return element;
}

/**
 * Sets or takes away one attribute, and touches nothing that is right already.
 *
 * @param {Element} element
 * @param {string} name
 * @param {unknown} value
 */
export function set(element, name, value) {
  if (value === false || value === null || value === undefined) return element.removeAttribute(name);
  const text = value === true ? "" : String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/**
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...kept(children));
}

/**
 * The same, but what is there already and stays is not taken out on the way: it keeps its focus, its selection, its place.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function arrange(element, ...children) {
  const nodes = kept(children).map((child) => (typeof child === "string" ? document.createTextNode(child) : child));
  const staying = new Set(nodes);
  for (const node of [...element.childNodes]) if (!staying.has(node)) node.remove();
  nodes.forEach((node, index) => element.childNodes[index] === node || element.insertBefore(node, element.childNodes[index] ?? null));
}

/**
 * One drawing of the sprite. It says nothing to a screen reader: the control around it has the name.
 *
 * @param {string} name
 * @param {string} [extra] another class
 */
export function icon(name, extra = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon ${extra}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

/**
 * A button that is only a drawing; its name is also its tooltip.
 *
 * @param {string} drawing
 * @param {string} label
 * @param {Record<string, unknown>} [attributes]
 */
export function iconButton(drawing, label, attributes = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, ...attributes },
    icon(drawing),
  );
}

/** @param {string} text */
export function unseen(text) {
  return h("span", { class: "unseen" }, text);
}

/**
 * @param {Element} element
 * @param {Record<string, EventListener>} listeners
 */
function listen(element, listeners) {
  for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener);
}

/** @param {Child[]} children */
function kept(children) {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "number" ? String(child) : /** @type {Node | string} */ (child)));
}
