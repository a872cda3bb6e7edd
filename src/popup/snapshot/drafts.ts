/**
 * What the shopper has typed into forms and not submitted. Drafts outlive the panel, until the shopper submits or
 * clears them, or the viewer changes.
 */

import { codeDraft, deliveryDraft } from '../cart/state.ts';
import { openPart, type PartDrafts, type PartName, partDrafts } from '../profile/profile-state.ts';
import { blockedCommand, currentForm, emptySignInDraft, signInDraft } from '../sign-in/account-state.ts';

/** Never a password: no signal holds one, only its field. */
export interface Drafts {
  signIn: typeof emptySignInDraft;
  form: typeof currentForm.value;
  blockedCommand?: typeof blockedCommand.value;
  parts: PartDrafts;
  openPart?: PartName;
  code: string;
  delivery: typeof deliveryDraft.value;
}

/** The present drafts. */
export function takeDrafts(): Drafts {
  return {
    signIn: signInDraft.value,
    form: currentForm.value,
    ...(blockedCommand.value && { blockedCommand: blockedCommand.value }),
    parts: partDrafts.value,
    ...(openPart.value && { openPart: openPart.value }),
    code: codeDraft.value,
    delivery: deliveryDraft.value,
  };
}

/** Fills the forms with the drafts of a snapshot. */
export function restoreDrafts(drafts: Drafts): void {
  signInDraft.value = { ...emptySignInDraft, ...drafts.signIn };
  currentForm.value = drafts.form;
  blockedCommand.value = drafts.blockedCommand;
  partDrafts.value = drafts.parts;
  openPart.value = drafts.openPart;
  codeDraft.value = drafts.code;
  deliveryDraft.value = drafts.delivery;
}

/** Clears the former viewer's drafts. The drafts of profile parts are cleared with the profile. */
export function clearDrafts(): void {
  signInDraft.value = emptySignInDraft;
  currentForm.value = 'sign-in';
  blockedCommand.value = undefined;
  codeDraft.value = '';
  deliveryDraft.value = {};
}
