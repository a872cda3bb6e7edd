import type { Failure } from '../contract/failure.ts';
import { Button } from '../ui/controls/button.tsx';
import { FailureNotice } from '../ui/controls/notice.tsx';
import { failureText } from '../ui/format/failure-text.ts';
import { text } from '../ui/text.ts';
import { testConnection } from './connection-test/run-test.ts';
import { allFields } from './fields/fields.ts';
import { ShopChangeWarning } from './shop/shop-change-warning.tsx';
import { connectionTest, failure, isSaved, pendingAction, settings } from './state.ts';

/** The bar at the lower edge: the buttons of the form, and failures that belong to no field. */
export function SaveBar() {
  const shown = failure.value;
  const trouble = settings.value?.trouble;
  return (
    <div class="options-save">
      <ShopChangeWarning />
      {shown && !isBesideField(shown.field) && <FailureNotice failure={shown} />}
      {trouble && !shown && <SavedWithFailure failure={trouble} />}
      <p class="options-actions">
        <Button look="accent" type="submit" busy={pendingAction.value === 'save'}>
          {text('save')}
        </Button>
        <Button busy={connectionTest.value?.isOver === false} onClick={() => void testConnection()}>
          {text('testConnection')}
        </Button>
        <span role="status">{isSaved.value ? text('saved') : ''}</span>
      </p>
    </div>
  );
}

/**
 * The failure that the shop answered with although the settings were saved. No button leads to the settings, because
 * this page shows them.
 */
function SavedWithFailure({ failure: trouble }: { failure: Failure }) {
  return (
    <p class="notice" role="alert">
      {text('savedBut', failureText(trouble))}
    </p>
  );
}

function isBesideField(field: string | undefined): boolean {
  return allFields.some(({ name }) => name === field);
}
