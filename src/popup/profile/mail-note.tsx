import { text } from '../../ui/text.ts';
import { shop } from '../shop.ts';

/**
 * Says where a code comes from: only the shop's own page can request the e-mail.
 * https://docs.commercetools.com/api/projects/me-profile
 */
export function MailNote({ words }: { words: string }) {
  const address = shop.value?.pages.shop;
  return (
    <p class="account-note">
      {words}{' '}
      {address ? (
        <a href={address} target="_blank" rel="noreferrer">
          {text('askForMail')}
        </a>
      ) : (
        text('askForMailPlain')
      )}
    </p>
  );
}
