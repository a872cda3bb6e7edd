/**
 * Query predicates: `where=slug(en="mug") and not(categories(id in ("…")))`.
 *
 * @see https://docs.commercetools.com/api/predicates/query
 */
import { malformedParameter } from './errors.ts';
import { endOfInput, type Token, tokenize } from './predicate-tokens.ts';

/** A parsed predicate, which can be applied to many resources. */
export interface Predicate {
  readonly holds: (resource: unknown) => boolean;
  /** Set if only resources with these ids can match, so that the others need not be tested. */
  readonly ids?: ReadonlySet<string>;
}

type Scalar = string | number | boolean;
type Test = (value: unknown) => boolean;

/**
 * Parses a predicate. Rejects an invalid one, or one with an unknown field, with the API's message.
 *
 * @param fields fields of the resource
 * @param variables the query parameters `var.…`, by name without the prefix
 */
export function parsePredicate(
  text: string,
  fields: readonly string[],
  variables: ReadonlyMap<string, string> = new Map(),
): Predicate {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): Token => tokens[at] ?? endOfInput(text);
  const next = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const isWord = (word: string, token = peek()) => token.kind === 'word' && token.text.toLowerCase() === word;
  const skipWord = (word: string) => isWord(word) && next() !== undefined;
  const expect = (symbol: string) => {
    if (peek().text !== symbol || peek().kind !== 'symbol') throw syntaxError(text, peek(), `'${symbol}'`);
    next();
  };

  const disjunction = (depth: number): Predicate => {
    const terms = [conjunction(depth)];
    while (skipWord('or')) terms.push(conjunction(depth));
    return terms.length === 1 && terms[0] ? terms[0] : { holds: (value) => terms.some(({ holds }) => holds(value)) };
  };

  const conjunction = (depth: number): Predicate => {
    const terms = [negation(depth)];
    while (skipWord('and')) terms.push(negation(depth));
    const ids = terms.find((term) => term.ids !== undefined)?.ids;
    return { holds: (value) => terms.every(({ holds }) => holds(value)), ...(ids === undefined ? {} : { ids }) };
  };

  const negation = (depth: number): Predicate => {
    if (isWord('not')) {
      next();
      expect('(');
      const { holds } = disjunction(depth);
      expect(')');
      return { holds: (value) => !holds(value) };
    }
    if (peek().text === '(' && peek().kind === 'symbol') {
      next();
      const inner = disjunction(depth);
      expect(')');
      return inner;
    }
    return comparison(depth);
  };

  const comparison = (depth: number): Predicate => {
    const field = next();
    if (field.kind !== 'word' && field.kind !== 'quoted-word') {
      throw syntaxError(text, field, 'not or conditional expression');
    }
    if (depth === 0 && !fields.includes(field.text)) {
      throw malformedParameter('where', `The field '${field.text}' does not exist.`);
    }
    const { test, equals } = condition(depth);
    const ids = depth === 0 && field.text === 'id' && equals !== undefined ? new Set(equals.map(String)) : undefined;
    return {
      holds: (value) => elementsOf(value).some((element) => test(fieldOf(element, field.text))),
      ...(ids === undefined ? {} : { ids }),
    };
  };

  const condition = (depth: number): { test: Test; equals?: readonly Scalar[] } => {
    const operator = next();
    if (operator.kind === 'symbol' && operator.text === '(') {
      const { holds } = disjunction(depth + 1);
      expect(')');
      return { test: holds };
    }
    if (operator.kind === 'symbol' && operator.text in comparisons) {
      const value = scalar();
      const compare = comparisons[operator.text as keyof typeof comparisons];
      const test: Test = (found) => elementsOf(found).some((element) => compare(element, value));
      return operator.text === '=' ? { test, equals: [value] } : { test };
    }
    if (isWord('in', operator)) return { ...oneOf((equals) => equals) };
    if (isWord('not', operator) && skipWord('in')) {
      const { test } = oneOf((equals) => equals);
      return { test: (found) => !test(found) };
    }
    if (isWord('contains', operator)) {
      const all = isWord('all');
      if (!skipWord('all') && !skipWord('any')) throw syntaxError(text, peek(), "'all' or 'any'");
      const values = scalars();
      return {
        test: (found) =>
          all
            ? values.every((value) => elementsOf(found).includes(value))
            : values.some((value) => elementsOf(found).includes(value)),
      };
    }
    if (isWord('is', operator)) {
      const negated = skipWord('not');
      if (skipWord('defined')) return { test: (found) => (found !== undefined) !== negated };
      if (skipWord('empty')) return { test: (found) => (elementsOf(found).length === 0) !== negated };
      throw syntaxError(text, peek(), "'defined' or 'empty'");
    }
    throw syntaxError(text, operator, "'(' or an operator");
  };

  const oneOf = (keep: (values: readonly Scalar[]) => readonly Scalar[]) => {
    const values = keep(scalars());
    const set = new Set<unknown>(values);
    return { test: (found: unknown) => elementsOf(found).some((element) => set.has(element)), equals: values };
  };

  const scalars = (): Scalar[] => {
    expect('(');
    const values = [scalar()];
    while (peek().text === ',' && peek().kind === 'symbol') {
      next();
      values.push(scalar());
    }
    if (peek().text !== ')') throw syntaxError(text, peek(), "comma or ')'");
    next();
    return values;
  };

  const scalar = (): Scalar => {
    const token = next();
    if (token.kind === 'string') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (isWord('true', token) || isWord('false', token)) return isWord('true', token);
    if (token.kind === 'variable') {
      const value = variables.get(token.text);
      if (value === undefined) throw malformedParameter('where', `Missing value for the variable ':${token.text}'.`);
      return value;
    }
    throw syntaxError(text, token, 'StringLiteral, NumberLiteral, boolean or inputParam');
  };

  const predicate = disjunction(0);
  if (at < tokens.length) throw syntaxError(text, peek(), "'and', 'or' or end of input");
  return predicate;
}

const comparisons = {
  '=': (found: unknown, value: Scalar) => found === value,
  '!=': (found: unknown, value: Scalar) => found !== value,
  '<>': (found: unknown, value: Scalar) => found !== value,
  '<': (found: unknown, value: Scalar) => comparable(found, value) && found < value,
  '<=': (found: unknown, value: Scalar) => comparable(found, value) && found <= value,
  '>': (found: unknown, value: Scalar) => comparable(found, value) && found > value,
  '>=': (found: unknown, value: Scalar) => comparable(found, value) && found >= value,
};

function comparable(found: unknown, value: Scalar): found is Scalar {
  return typeof found === typeof value;
}

/** A field with many values is tested value by value; a missing field is tested as `undefined`. */
function elementsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined;
  return (value as Record<string, unknown>)[field];
}

function syntaxError(text: string, token: Token, expected: string) {
  const what = token.kind === 'end' ? 'Unexpected end of input' : `Invalid input '${text[token.at] ?? ''}'`;
  const before = text.slice(0, token.at);
  const line = before.split('\n').length;
  const column = token.at - before.lastIndexOf('\n');
  const why = `Syntax error while parsing 'where'. ${what}, expected ${expected} (line ${line}, column ${column}):`;
  return malformedParameter('where', `${why}\n${text.split('\n')[line - 1] ?? ''}\n${' '.repeat(column - 1)}^`);
}
