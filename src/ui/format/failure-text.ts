import type { Failure, FailureName } from '../../contract/failure.ts';
import { formatCount, type TextKey, text } from '../text.ts';
import { formatDay } from './format-date.ts';

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name;

/** The key of a failure's sentence; a name without a sentence does not compile. */
function keyOf(name: FailureName): TextKey {
  return `failure_${name.replaceAll('-', '_')}` as `failure_${Underscored<FailureName>}`;
}

/** What happened and what to do, in the shopper's words. */
export function failureText(failure: Failure): string {
  if (failure.scope && failure.name === 'scope-missing') return text('failure_scope_missing_named', failure.scope);
  if (failure.scope && failure.name === 'client-harmful') return text('failure_client_harmful_named', failure.scope);
  if (failure.name === 'above-limit' || failure.name === 'below-limit') {
    return text(keyOf(failure.name), formatCount(failure.limit ?? 0));
  }
  if (failure.name === 'code-not-now') return codeNotNow(failure);
  return text(keyOf(failure.name), failure.host ?? text('theShop'));
}

/** When a discount code counts: from a day to come, or until one that is over. */
function codeNotNow({ from, until }: Failure): string {
  const [first, last] = [formatDay(from), formatDay(until)];
  if (first && Date.parse(from ?? '') > Date.now()) return text('failure_code_not_now_from', first);
  return last ? text('failure_code_not_now_until', last) : text('failure_code_not_now');
}

/** Failures that may be gone by the next try. */
const passing: FailureName[] = [
  'offline',
  'unreachable',
  'timeout',
  'shop-failed',
  'unintelligible',
  'conflict',
  'storage-failed',
  'interrupted',
  'superseded',
  'unexpected',
];

/** Whether asking again can help. */
export function mayPass(failure: Failure): boolean {
  return passing.includes(failure.name);
}

/** Failures that the shopper alone can mend: there is nothing to quote to the shop. */
const ofShopper: FailureName[] = [
  'credentials-wrong',
  'password-wrong',
  'input-refused',
  'email-taken',
  'above-limit',
  'below-limit',
  'code-unknown',
  'code-not-now',
  'too-many-codes',
];

/** Whether the shop's team can make something of a failure. */
export function isForShop(failure: Failure): boolean {
  return !ofShopper.includes(failure.name);
}

/** Failures that only the settings can mend. */
const ofSettings: FailureName[] = [
  'not-configured',
  'client-refused',
  'client-harmful',
  'project-unknown',
  'scope-missing',
];

/** Whether the way on leads through the settings. */
export function needsSettings(failure: Failure): boolean {
  return ofSettings.includes(failure.name);
}
