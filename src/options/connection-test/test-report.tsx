import { Check, Circle, LoaderCircle, Minus, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { type TestStep, type TestStepName, testSteps } from '../../contract/connection-test.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { SupportId } from '../../ui/controls/notice.tsx';
import { failureText } from '../../ui/format/failure-text.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { Group } from '../fields/settings-group.tsx';
import { LiveMessage } from '../live-message.tsx';
import { connectionTest } from '../state.ts';
import { hintFor, resultLines } from './test-hints.ts';

const names: Record<TestStepName, TextKey> = {
  token: 'step_token',
  scopes: 'step_scopes',
  search: 'step_search',
  categories: 'step_categories',
  'create-cart': 'step_createCart',
  'delete-cart': 'step_deleteCart',
};
type StepState = TestStep['state'] | 'waiting' | 'trying';
const icons = { passed: Check, failed: X, skipped: Minus, waiting: Circle, trying: LoaderCircle };
const states: Record<StepState, TextKey> = {
  passed: 'stepState_passed',
  failed: 'stepState_failed',
  skipped: 'stepState_skipped',
  waiting: 'stepState_waiting',
  trying: 'stepState_trying',
};

/** The connection test: its steps, and what to change after a failed one. */
export function TestReport() {
  const group = useRef<HTMLDivElement>(null);
  const current = connectionTest.value;
  const run = current?.run;
  useEffect(() => {
    if (run) group.current?.scrollIntoView?.({ block: 'nearest' });
  }, [run, current?.isOver]);
  if (!current) return null;
  return (
    <div ref={group} class="options-trial">
      <Group title={text('trialTitle')} note={text('trialNote')}>
        <ol class="steps">
          {testSteps.map((name, index) => {
            const ended = current.steps.find((step) => step.name === name);
            const state = ended?.state ?? (index === current.steps.length ? 'trying' : 'waiting');
            return <Step key={name} name={name} state={state} {...(ended && { ended })} />;
          })}
        </ol>
        <LiveMessage class="options-verdict" words={current.isOver && text(verdict(current.steps))} />
      </Group>
    </div>
  );
}

function Step({ name, state, ended }: { name: TestStepName; state: StepState; ended?: TestStep }) {
  const hint = ended && hintFor(ended);
  return (
    <li class="step" data-state={state}>
      <span class="step-sign">
        <Icon shapes={icons[state]} size={16} />
      </span>
      <div class="step-words">
        <p>
          {text(names[name])} <span class="visually-hidden">{text(states[state])}</span>
        </p>
        {ended?.state === 'passed' && resultLines(ended).map((line) => <p class="field-note">{line}</p>)}
        {ended?.state === 'failed' && (
          <p class="field-note field-error" role="alert">
            {failureText(ended.failure)} {hint && <span class="step-advice">{hint}</span>}
          </p>
        )}
        {ended?.state === 'failed' && ended.failure.supportId && <SupportId id={ended.failure.supportId} />}
        {ended?.state !== 'failed' && hint && <p class="field-note step-advice">{hint}</p>}
      </div>
    </li>
  );
}

function verdict(steps: TestStep[]): TextKey {
  if (steps.some(({ state }) => state === 'failed')) return 'trialFailed';
  return steps.every(({ state }) => state === 'passed') ? 'trialPassed' : 'trialPartly';
}
