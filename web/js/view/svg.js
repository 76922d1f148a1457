import { set } from "../dom.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * A part of a drawing. Lengths may be shares of the whole, which then need no drawing anew when the room changes.
 *
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | null | false)} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/**
 * A share as SVG takes it.
 *
 * @param {number} share from 0 to 1
 */
export function of(share) {
  return `${Math.round(share * 1e4) / 100}%`;
}
