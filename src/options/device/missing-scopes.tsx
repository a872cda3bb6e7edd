import { type TextKey, text } from '../../ui/text.ts';

/** What each scope switches on. https://docs.commercetools.com/api/scopes */
const uses: Record<string, TextKey> = {
  view_published_products: 'lacks_view_published_products',
  view_categories: 'lacks_view_categories',
  manage_my_orders: 'lacks_manage_my_orders',
  manage_my_profile: 'lacks_manage_my_profile',
  create_anonymous_token: 'lacks_create_anonymous_token',
};

/** Tells the merchant what is switched off for want of a scope, and where to switch it on. */
export function MissingScopes({ scopes }: { scopes: string[] }) {
  if (scopes.length === 0) return null;
  return (
    <section class="options-group">
      <div>
        <h2 class="subtitle">{text('lacksTitle')}</h2>
        <p class="options-note">{text('lacksNote')}</p>
      </div>
      <dl class="options-lacks">
        {scopes.map((scope) => {
          const use = uses[scope];
          return (
            <div key={scope}>
              <dt>{use ? text(use) : ''}</dt>
              <dd>
                <code>{scope}</code>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
