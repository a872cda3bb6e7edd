import { text } from '../../ui/text.ts';
import { shop } from '../shop.ts';

/** Where a code comes from: from a mail that only the shop's own page can ask for. https://docs.commercetools.com/api/projects/me-profile */
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
