/** What was typed into forms and not sent: kept when the panel dies, until it is sent, cleared, or somebody leaves. */

import { codeDraft, placeDraft } from '../cart/state.ts';
import { openPart, type PartDrafts, type PartName, partDrafts } from '../profile/profile-state.ts';
import { draft, emptyDraft, form, wish } from '../sign-in/account-state.ts';

/** Never a password: those are in no signal, but in their fields alone. */
export interface Drafts {
  entrance: typeof emptyDraft;
  form: typeof form.value;
  wish?: typeof wish.value;
  parts: PartDrafts;
  openPart?: PartName;
  code: string;
  place: typeof placeDraft.value;
}

/** What is typed now. */
export function takeDrafts(): Drafts {
  return {
    entrance: draft.value,
    form: form.value,
    ...(wish.value && { wish: wish.value }),
    parts: partDrafts.value,
    ...(openPart.value && { openPart: openPart.value }),
    code: codeDraft.value,
    place: placeDraft.value,
  };
}

/** Puts it back. */
export function restoreDrafts(kept: Drafts): void {
  draft.value = { ...emptyDraft, ...kept.entrance };
  form.value = kept.form;
  wish.value = kept.wish;
  partDrafts.value = kept.parts;
  openPart.value = kept.openPart;
  codeDraft.value = kept.code;
  placeDraft.value = kept.place;
}

/** Forgets what somebody who has left typed; what they changed of their profile goes with it. */
export function forgetDrafts(): void {
  draft.value = emptyDraft;
  form.value = 'sign-in';
  wish.value = undefined;
  codeDraft.value = '';
  placeDraft.value = {};
}
