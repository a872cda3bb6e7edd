/**
 * Test connection: what a shopper does with these settings, done once by a guest session of its own. Nothing of the
 * test is left: the cart is deleted, and every token is ended at the shop.
 */
import {
  type ConnectionTest,
  type TestStep,
  type TestStepName,
  type TestStepResult,
  testSteps,
} from '../../contract/connection-test.ts';
import { type Failure, failureOf, isDoubtful } from '../../contract/failure.ts';
import { missingScopes } from '../client/scopes.ts';
import { revokeTokens } from './revoke-tokens.ts';
import { type ConnectionTestParts, createTestRun, stepActions, type TestRun } from './test-run.ts';

export type { ConnectionTestParts } from './test-run.ts';

/** Takes all steps. Never fails: a step reports its own failure, and the steps that need it are skipped. */
export async function testConnection(parts: ConnectionTestParts): Promise<ConnectionTest> {
  const run = createTestRun(parts);
  const steps: TestStep[] = [];
  let isOver = false;
  try {
    for (const name of testSteps) {
      const step: TestStep = isOver ? skipped(name) : await takeStep(run, name);
      isOver ||= step.state === 'failed' && endsTest(step);
      steps.push(step);
      parts.report(step);
    }
  } finally {
    // A token that the shop does not revoke expires by itself.
    await Promise.allSettled(run.issued.map((tokens) => revokeTokens(run.oauth, tokens)));
  }
  const { preferences } = run;
  if (!run.defaults) return { steps, preferences };
  const { tags: _, currencyIn: __, ...defaults } = run.defaults;
  return { steps, preferences, defaults };
}

async function takeStep(run: TestRun, name: TestStepName): Promise<TestStep> {
  const scope = lackingScope(name, run.requested);
  if (scope !== undefined) return { name, state: 'skipped', scope };
  try {
    const result: TestStepResult | undefined = await stepActions[name](run);
    return result ? { name, state: 'passed', ...result } : skipped(name);
  } catch (thrown) {
    return { name, state: 'failed', failure: await explained(run.parts, failureOf(thrown)) };
  }
}

function skipped(name: TestStepName): TestStep {
  return { name, state: 'skipped' };
}

/** Scopes that a step needs, the one to name first. */
const neededScopes: Partial<Record<TestStepName, string[]>> = {
  search: ['view_published_products'],
  categories: ['view_categories'],
  'create-cart': ['manage_my_orders', 'create_anonymous_token'],
  'delete-cart': ['manage_my_orders', 'create_anonymous_token'],
};

/**
 * The scope for want of which a step is not tried; `undefined` where none is missing.
 *
 * @param requested the scopes that the test asks for, with their project
 */
export function lackingScope(name: TestStepName, requested: string[]): string | undefined {
  const missing = missingScopes(requested);
  return neededScopes[name]?.find((scope) => missing.includes(scope));
}

/** Whether no later step can pass: every step needs a token, its scopes and a shop that answers. */
export function endsTest({ name, failure }: { name: TestStepName; failure: Failure }): boolean {
  return name === 'token' || name === 'scopes' || isDoubtful({ failure });
}

/** Tells a host that is out of reach from one that answers with something unreadable: another server, or a proxy. */
async function explained({ project, isAnswering }: ConnectionTestParts, failure: Failure): Promise<Failure> {
  const url = [project.authUrl, project.apiUrl].find((each) => new URL(each).host === failure.host);
  if (failure.name !== 'unreachable' || !url || !(await isAnswering(url))) return failure;
  return { ...failure, name: 'unintelligible' };
}
