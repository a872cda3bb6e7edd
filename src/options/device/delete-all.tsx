import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { eraseDevice } from '../actions.ts';
import { LiveMessage } from '../live-message.tsx';
import { pendingAction } from '../state.ts';

/** Deletes all of the extension's data from this device, after a question. */
export function DeleteAll() {
  const id = useId();
  const [step, setStep] = useState<'closed' | 'asking' | 'done'>('closed');
  const cancel = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);

  useLayoutEffect(() => {
    if (step === 'asking') cancel.current?.focus();
    else if (wasAsking.current) opener.current?.focus();
    wasAsking.current = step === 'asking';
  }, [step]);

  return (
    <div class="options-aside">
      <p class="field-note">{text('deleteAllNote')}</p>
      {step === 'asking' ? (
        <div class="notice options-question">
          <p class="notice-text" id={id}>
            {text('deleteAllQuestion')}
          </p>
          <p class="options-actions">
            <Button
              look="alarm"
              aria-describedby={id}
              busy={pendingAction.value === 'erase'}
              onClick={() => void eraseDevice().then((isDone) => setStep(isDone ? 'done' : 'closed'))}
            >
              {text('deleteAllConfirm')}
            </Button>
            <Button look="quiet" ref={cancel} onClick={() => setStep('closed')}>
              {text('cancel')}
            </Button>
          </p>
        </div>
      ) : (
        <p class="options-actions">
          <Button ref={opener} onClick={() => setStep('asking')}>
            {text('deleteAll')}
          </Button>
        </p>
      )}
      <LiveMessage class="options-filled" words={step === 'done' && text('deleteAllDone')} />
    </div>
  );
}
