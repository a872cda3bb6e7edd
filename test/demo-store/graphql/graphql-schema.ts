/**
 * The part of commercetools' GraphQL schema that this store supports, with the official names, arguments and types.
 *
 * @see https://docs.commercetools.com/api/graphql
 */
import { buildSchema } from 'graphql';
import { searchTypes } from './graphql-schema-search.ts';

const localized = '(locale: Locale, acceptLanguage: [Locale!])';
const list = '(where: String, sort: [String!], limit: Int, offset: Int)';
const page = 'offset: Int! count: Int! total: Long! exists: Boolean!';

const scalars =
  'scalar Long scalar Json scalar Locale scalar Currency scalar Country scalar DateTime scalar Date scalar Time';

const products = `
type Product {
  id: String! key: String version: Long! productTypeRef: Reference! masterData: ProductCatalogData! skus: [String!]!
  createdAt: DateTime! lastModifiedAt: DateTime! taxCategoryRef: Reference
}
type ProductCatalogData { current: ProductData staged: ProductData published: Boolean! hasStagedChanges: Boolean! }
type ProductData {
  name${localized}: String nameAllLocales: [LocalizedString!]!
  description${localized}: String descriptionAllLocales: [LocalizedString!]
  slug${localized}: String slugAllLocales: [LocalizedString!]!
  categoriesRef: [Reference!]! categories: [Category!]!
  searchKeyword(locale: Locale!): [SearchKeyword!] searchKeywords: [SearchKeywords!]!
  masterVariant: ProductVariant!
  variants(onlyMatching: Boolean, skus: [String!], isOnStock: Boolean, stockChannelIds: [String!], hasImages: Boolean): [ProductVariant!]!
  allVariants(onlyMatching: Boolean, skus: [String!], isOnStock: Boolean, stockChannelIds: [String!], hasImages: Boolean): [ProductVariant!]!
  variant(sku: String, key: String): ProductVariant skus: [String!]! attributesRaw: [RawProductAttribute!]!
}
type ProductVariant {
  id: Int! key: String sku: String prices: [ProductPrice!]
  price(
    currency: Currency!, country: Country, customerGroupId: String, customerGroupAssignmentIds: [String!]
    channelId: String, date: DateTime, recurrencePolicyId: String, returnAllPricesByRecurrencePolicy: Boolean
  ): ProductPrice
  images: [Image!]! availability: ProductVariantAvailabilityWithChannels
  attributesRaw(includeNames: [String!], excludeNames: [String!]): [RawProductAttribute!]!
}
type ProductPrice {
  id: String value: BaseMoney! key: String country: Country channelRef: Reference validFrom: DateTime validUntil: DateTime
  discounted: DiscountedProductPriceValue tiers: [ProductPriceTier!]
}
type DiscountedProductPriceValue { value: BaseMoney! discountRef: Reference! }
type ProductPriceTier { minimumQuantity: Int! value: BaseMoney! }
type Image { url: String! dimensions: Dimensions! label: String }
type Dimensions { width: Int! height: Int! }
type RawProductAttribute { name: String! value: Json! }
type ProductVariantAvailabilityWithChannels {
  noChannel: ProductVariantAvailability
  channels(
    includeChannelIds: [String!], excludeChannelIds: [String!], limit: Int, offset: Int
  ): ProductVariantAvailabilitiesResult!
}
type ProductVariantAvailabilitiesResult {
  limit: Int offset: Int total: Int! results: [ProductVariantAvailabilityWithChannel!]!
}
type ProductVariantAvailabilityWithChannel { channelRef: Reference! availability: ProductVariantAvailability! }
type ProductVariantAvailability {
  isOnStock: Boolean! restockableInDays: Int availableQuantity: Long version: Long id: String
}
interface BaseMoney { type: String! currencyCode: Currency! centAmount: Long! fractionDigits: Int! }
type Money implements BaseMoney { type: String! currencyCode: Currency! centAmount: Long! fractionDigits: Int! }
type HighPrecisionMoney implements BaseMoney {
  type: String! currencyCode: Currency! preciseAmount: Long! centAmount: Long! fractionDigits: Int!
}
type LocalizedString { locale: Locale! value: String! }
type Reference { typeId: String! id: String! }
type KeyReference { typeId: String! key: String! }
type SearchKeywords { locale: Locale! searchKeywords: [SearchKeyword!]! }
type SearchKeyword { text: String! }
type Category {
  id: String! key: String version: Long! name${localized}: String nameAllLocales: [LocalizedString!]!
  description${localized}: String slug${localized}: String slugAllLocales: [LocalizedString!]!
  ancestorsRef: [Reference!]! ancestors: [Category!]! parentRef: Reference parent: Category orderHint: String!
  childCount: Int! children: [Category!] createdAt: DateTime! lastModifiedAt: DateTime!
}
type CategoryQueryResult { ${page} results: [Category!]! }
`;

const shopper = `
type Me {
  activeCart: Cart cart(id: String!): Cart carts${list}: CartQueryResult!
  order(id: String, orderNumber: String): Order orders${list}: OrderQueryResult!
}
enum CartState { Active Frozen Merged Ordered }
enum OrderState { Cancelled Complete Confirmed Open }
enum ShipmentState { Backorder Canceled Delayed Delivered Partial Pending Ready Shipped }
enum PaymentState { BalanceDue CreditOwed Failed Paid Pending }
type Cart {
  id: String! version: Long! customerId: String customerEmail: String anonymousId: String
  lineItems(id: String): [LineItem!]! totalPrice: Money! taxedPrice: TaxedPrice country: Country locale: Locale
  cartState: CartState! totalLineItemQuantity: Long storeRef: KeyReference createdAt: DateTime! lastModifiedAt: DateTime!
}
type CartQueryResult { ${page} results: [Cart!]! }
type Order {
  id: String! version: Long! customerId: String customerEmail: String anonymousId: String
  lineItems(id: String): [LineItem!]! totalPrice: Money! taxedPrice: TaxedPrice country: Country locale: Locale
  orderNumber: String orderState: OrderState! shipmentState: ShipmentState paymentState: PaymentState completedAt: DateTime
  cartRef: Reference storeRef: KeyReference createdAt: DateTime! lastModifiedAt: DateTime!
}
type OrderQueryResult { ${page} results: [Order!]! }
type TaxedPrice { totalNet: Money! totalGross: Money! totalTax: Money }
type LineItem {
  id: String! key: String productId: String! productKey: String
  name${localized}: String nameAllLocales: [LocalizedString!]! productSlug${localized}: String
  variant: ProductVariant price: ProductPrice! totalPrice: Money quantity: Long! addedAt: DateTime lastModifiedAt: DateTime
}
`;

const query = `
type Query {
  productsSearch(
    query: SearchQueryInput, postFilter: SearchQueryInput, sort: [SearchSortingInput!], limit: Int, offset: Int
    markMatchingVariants: Boolean, facets: [ProductSearchFacetExpressionInput!]
  ): ProductPagedSearchResponse
  productProjectionsSuggest(
    searchKeywords: [SearchKeywordArgument!]!, fuzzy: Boolean, limit: Int = 10, staged: Boolean = false
  ): SuggestResult!
  product(
    projectExpandedProducts: Boolean = false, localeProjection: [Locale!], sku: String, variantKey: String, id: String, key: String
  ): Product
  category(id: String, key: String): Category
  categories${list}: CategoryQueryResult!
  me: Me!
}
`;

export const schema = buildSchema([scalars, query, products, shopper, searchTypes].join('\n'));
