/** Input and result types of `productsSearch` and of the suggestions, from the official schema. */

const fieldTypes = 'boolean text ltext enum lenum number money date datetime time reference';
const sets = fieldTypes
  .split(' ')
  .map((type) => `set_${type}`)
  .join(' ');

const field = 'field: String! boost: Float fieldType: SearchFieldType';
const bounds = (type: string) => `gte: ${type} gt: ${type} lte: ${type} lt: ${type}`;
const ends = (type: string) => `from: ${type} to: ${type} key: String`;

/** All expressions except `filter`, which differs between the two inputs. */
const expressions = `
  and: [SearchQueryInput!] or: [SearchQueryInput!] not: [SearchQueryInput!]
  range: SearchQueryRangeExpressionInput fullText: SearchFullTextExpressionInput
  fullTextPrefix: SearchFullTextPrefixInput exists: SearchExistsInput prefix: SearchAnyValueExpressionInput
  wildcard: SearchAnyValueExpressionInput exact: SearchAnyValueExpressionInput fuzzy: SearchFuzzyExpressionInput
`;
const facet = 'name: String! scope: ProductSearchFacetScopeEnum filter: SearchQueryInput';
const level = 'level: ProductSearchFacetCountLevelEnum';

export const searchTypes = `
scalar SearchValueType
enum SearchFieldType { ${fieldTypes} ${sets} }
enum SearchSortMode { min max avg sum }
enum SearchSortOrder { asc desc }
enum SearchMatchType { any all }
input SearchQueryInput { ${expressions} filter: [SearchFilterExpressionInput!] }
input SearchFilterExpressionInput { ${expressions} filter: [SearchQueryInput!] }
input SearchSortingInput {
  field: String! language: String order: SearchSortOrder! mode: SearchSortMode fieldType: SearchFieldType
  filter: SearchFilterExpressionInput
}
input SearchQueryRangeExpressionInput {
  date: SearchDateRangeExpressionInput datetime: SearchDateTimeRangeExpressionInput time: SearchTimeRangeExpressionInput
  long: SearchLongRangeExpressionInput float: SearchNumberRangeExpressionInput
}
input SearchDateRangeExpressionInput { ${field} ${bounds('Date')} }
input SearchDateTimeRangeExpressionInput { ${field} ${bounds('DateTime')} }
input SearchTimeRangeExpressionInput { ${field} ${bounds('Time')} }
input SearchLongRangeExpressionInput { ${field} ${bounds('Long')} }
input SearchNumberRangeExpressionInput { ${field} ${bounds('Float')} }
input SearchFullTextExpressionInput { ${field} value: String! language: String mustMatch: SearchMatchType }
input SearchFullTextPrefixInput { ${field} value: String! language: String mustMatch: SearchMatchType }
input SearchExistsInput { ${field} language: String }
input SearchAnyValueExpressionInput {
  ${field} gte: Float value: SearchValueType! language: String caseInsensitive: Boolean
}
input SearchFuzzyExpressionInput { ${field} value: String! level: Int! language: String mustMatch: SearchMatchType }

enum ProductSearchFacetScopeEnum { all query }
enum ProductSearchFacetCountLevelEnum { products variants }
enum ProductSearchFacetDistinctBucketSortBy { count key }
input ProductSearchFacetExpressionInput {
  count: ProductSearchFacetCountExpressionInput distinct: ProductSearchFacetDistinctExpressionInput
  ranges: ProductSearchFacetRangesExpressionInput stats: ProductSearchFacetStatsExpressionInput
}
input ProductSearchFacetCountExpressionInput {
  name: String! scope: ProductSearchFacetScopeEnum = all filter: SearchQueryInput
  level: ProductSearchFacetCountLevelEnum = products
}
input ProductSearchFacetDistinctExpressionInput {
  ${facet} ${level} field: String! includes: [String!] sort: ProductSearchFacetDistinctBucketSortExpressionInput
  limit: Int language: String fieldType: SearchFieldType missing: String
}
input ProductSearchFacetDistinctBucketSortExpressionInput {
  by: ProductSearchFacetDistinctBucketSortBy! order: SearchSortOrder
}
input ProductSearchFacetRangesExpressionInput {
  ${facet} ${level} field: String! ranges: ProductSearchFacetRangesFacetRangeInput! language: String
  fieldType: SearchFieldType
}
input ProductSearchFacetRangesFacetRangeInput {
  date: [SearchFacetDateRangeValue!] datetime: [SearchFacetDateTimeRangeValue!] time: [SearchFacetTimeRangeValue!]
  long: [SearchFacetLongRangeValue!] float: [SearchFacetFloatRangeValue!]
}
input SearchFacetDateRangeValue { ${ends('Date')} }
input SearchFacetDateTimeRangeValue { ${ends('DateTime')} }
input SearchFacetTimeRangeValue { ${ends('Time')} }
input SearchFacetLongRangeValue { ${ends('Long')} }
input SearchFacetFloatRangeValue { ${ends('Float')} }
input ProductSearchFacetStatsExpressionInput { ${facet} field: String! fieldType: SearchFieldType }

type ProductPagedSearchResponse {
  total: Long! offset: Int limit: Int results: [ProductSearchResult!]! facets: [ProductSearchFacetResult!]!
}
type ProductSearchResult { id: String! product(localesProjection: [String!], storeProjection: String): Product! }
interface ProductSearchFacetResult { name: String! }
type ProductSearchFacetResultBucket implements ProductSearchFacetResult {
  name: String! buckets: [ProductSearchFacetResultBucketEntry!]!
}
type ProductSearchFacetResultBucketEntry { key: String! count: Int! }
type ProductSearchFacetResultCount implements ProductSearchFacetResult { name: String! value: Long! }
type ProductSearchFacetResultStats implements ProductSearchFacetResult {
  name: String! min: Json max: Json mean: Json sum: Json count: Long!
}

input SearchKeywordArgument { searchKeyword: String! locale: Locale! }
type SuggestResult { searchKeywords: [SuggestResultEntry!]! }
type SuggestResultEntry { locale: Locale! suggestions: [Suggestion!]! }
type Suggestion { text: String! }
`;
