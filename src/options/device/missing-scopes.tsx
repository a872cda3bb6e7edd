import { type TextKey, text } from '../../ui/text.ts';

/** The feature that needs each scope. https://docs.commercetools.com/api/scopes */
const uses: Record<string, TextKey> = {
  view_published_products: 'lacks_view_published_products',
  view_categories: 'lacks_view_categories',
  manage_my_orders: 'lacks_manage_my_orders',
  manage_my_profile: 'lacks_manage_my_profile',
  create_anonymous_token: 'lacks_create_anonymous_token',
};

/** Tells the merchant which features are off because the API client lacks a scope. */
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
