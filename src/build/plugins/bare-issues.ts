/** The function of Valibot that adds an issue to a result, as its distribution writes it. */
const addIssue = /function _addIssue\(context, label, dataset, config\$1, other\) \{\n[\s\S]*?\n\}\n/;
const bareAddIssue = `function _addIssue(context, label, dataset) {
  if (context.kind === 'schema') dataset.typed = false;
  (dataset.issues ??= []).push({});
}
`;
/** The places that note where a nested issue lies in the whole value. */
const pathOfIssues =
  /const pathItem = \{[^{}]*\};(\s*for \(const issue of [\w$.]+\) \{)\s*if \(issue\.path\) issue\.path\.unshift\(pathItem\);\s*else issue\.path = \[pathItem\];/g;
/** The interface by which other libraries would call a schema: https://standardschema.dev */
const standardSchema = /\tschema\["~standard"\] = \{[\s\S]*?\n\t\};\n/;
/** What each schema says of itself, for the messages alone. */
const descriptions = /^\t\t(reference|expects|async|message): .*,\n/gm;

/**
 * Valibot's code with issues that hold nothing. The worker asks only whether a value is valid, and never reads an issue.
 * Without messages and paths the code needs no functions that describe values: about 350 bytes less (gzip).
 *
 * @param code `valibot/dist/index.mjs`
 * @throws {Error} when the code has no such function: another version needs another pattern
 */
export function withBareIssues(code: string): string {
  if (!addIssue.test(code)) throw new Error('Valibot has no function _addIssue as expected');
  return code
    .replace(addIssue, bareAddIssue)
    .replaceAll(pathOfIssues, '$1')
    .replaceAll(descriptions, '')
    .replace(standardSchema, '');
}
