/** A piece of a document as JSON: a text, or an element's name, its attributes and its children. */
export type DomJson = string | [name: string, attributes: Record<string, string>, inside: DomJson[]];

const svg = 'http://www.w3.org/2000/svg';

/**
 * Creates the nodes that the JSON describes. The pages forbid markup as text (trusted types), so this function creates
 * each element by itself, and no stored script can run.
 *
 * @param isInSvg whether an ancestor is an `<svg>`
 */
export function nodeOf(tree: DomJson, isInSvg = false): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, attributes, inside] = tree;
  const isSvg = isInSvg || name === 'svg';
  const element = isSvg ? document.createElementNS(svg, name) : document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    // The content security policy blocks a `style` attribute, but not the same declarations set from a script.
    if (attribute === 'style') element.style.cssText = value;
    else if (!attribute.startsWith('on')) element.setAttribute(attribute, value);
  }
  element.append(...inside.map((each) => nodeOf(each, isSvg)));
  return element;
}
