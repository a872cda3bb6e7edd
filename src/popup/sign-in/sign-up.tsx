import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { shop } from '../shop.ts';
import { AccountForm } from './account-form.tsx';
import { isSubmitting, signInDraft } from './account-state.ts';
import { showForm, signUp, updateSignInDraft } from './actions.ts';
import { EmailField, KeepSignedIn, PasswordField } from './entry-fields.tsx';
import { fieldError } from './field-errors.ts';

/** The form to create an account. */
export function SignUp() {
  return (
    <AccountForm
      fields={['firstName', 'lastName', 'email', 'password']}
      onSubmit={(readField) => signUp(readField('password'))}
    >
      <div class="field-pair">
        <Field
          name="firstName"
          isEntry
          label={text('firstName')}
          autocomplete="given-name"
          value={signInDraft.value.firstName}
          error={fieldError('firstName')}
          onText={(firstName) => updateSignInDraft({ firstName })}
        />
        <Field
          name="lastName"
          label={text('lastName')}
          autocomplete="family-name"
          value={signInDraft.value.lastName}
          error={fieldError('lastName')}
          onText={(lastName) => updateSignInDraft({ lastName })}
        />
      </div>
      <EmailField isEntry={false} />
      <PasswordField isNew />
      <KeepSignedIn />
      <Button look="accent" type="submit" busy={isSubmitting.value}>
        {text('createAccount')}
      </Button>
      <Fineprint />
      <Button look="quiet" onClick={() => showForm('sign-in')}>
        {text('haveAccount')}
      </Button>
    </AccountForm>
  );
}

/** The shop's terms and privacy policy, where the merchant has set their pages. */
function Fineprint() {
  const { terms, privacy } = shop.value?.pages ?? {};
  if (!terms && !privacy) return null;
  // The sentence is split where the link goes, which differs between languages.
  const [before, after] = text('agreeToTerms', '\n').split('\n');
  return (
    <p class="field-note">
      {terms && (
        <>
          {before}
          <PageLink address={terms} label={text('terms')} />
          {after}{' '}
        </>
      )}
      {privacy && <PageLink address={privacy} label={text('privacy')} />}
    </p>
  );
}

/** A link to one of the shop's pages, in a new tab. */
function PageLink({ address, label }: { address: string; label: string }) {
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}
