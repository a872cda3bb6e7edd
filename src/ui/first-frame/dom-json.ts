/** A piece of a document as plain data: a text, or an element's name, its attributes and what is in it. */
export type DomJson = string | [name: string, attributes: Record<string, string>, inside: DomJson[]];

const svg = 'http://www.w3.org/2000/svg';

/**
 * Makes elements of data again. Piece by piece, since no page of ours takes markup as a text: nothing in it can run.
 *
 * @param isDrawing whether it is inside of an `<svg>`
 */
export function nodeOf(tree: DomJson, isDrawing = false): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, attributes, inside] = tree;
  const isSvg = isDrawing || name === 'svg';
  const element = isSvg ? document.createElementNS(svg, name) : document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    // As an attribute the page's policy has none; as what it stands for it has.
    if (attribute === 'style') element.style.cssText = value;
    else if (!attribute.startsWith('on')) element.setAttribute(attribute, value);
  }
  element.append(...inside.map((each) => nodeOf(each, isSvg)));
  return element;
}
