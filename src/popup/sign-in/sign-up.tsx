import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { shop } from '../shop.ts';
import { AccountForm } from './account-form.tsx';
import { busy, draft } from './account-state.ts';
import { keepTyped, showForm, signUp } from './actions.ts';
import { EmailField, KeepSignedIn, PasswordField } from './entry-fields.tsx';
import { errorOf } from './field-errors.ts';

/** The form for those who have none yet. */
export function SignUp() {
  return (
    <AccountForm
      fields={['firstName', 'lastName', 'email', 'password']}
      onSubmit={(typed) => signUp(typed('password'))}
    >
      <div class="field-pair">
        <Field
          name="firstName"
          isEntry
          label={text('firstName')}
          autocomplete="given-name"
          value={draft.value.firstName}
          error={errorOf('firstName')}
          onText={(firstName) => keepTyped({ firstName })}
        />
        <Field
          name="lastName"
          label={text('lastName')}
          autocomplete="family-name"
          value={draft.value.lastName}
          error={errorOf('lastName')}
          onText={(lastName) => keepTyped({ lastName })}
        />
      </div>
      <EmailField isEntry={false} />
      <PasswordField isNew />
      <KeepSignedIn />
      <Button look="accent" type="submit" busy={busy.value}>
        {text('createAccount')}
      </Button>
      <Fineprint />
      <Button look="quiet" onClick={() => showForm('sign-in')}>
        {text('haveAccount')}
      </Button>
    </AccountForm>
  );
}

/** What the shopper agrees to, where the merchant says. */
function Fineprint() {
  const { terms, privacy } = shop.value?.pages ?? {};
  if (!terms && !privacy) return null;
  // Cut at the place of the link, which each language has elsewhere.
  const [before, after] = text('agreeToTerms', '\n').split('\n');
  return (
    <p class="field-note">
      {terms && (
        <>
          {before}
          <PageLink address={terms} words={text('terms')} />
          {after}{' '}
        </>
      )}
      {privacy && <PageLink address={privacy} words={text('privacy')} />}
    </p>
  );
}

/** A page of the shop's own, in a tab of its own. */
function PageLink({ address, words }: { address: string; words: string }) {
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}
