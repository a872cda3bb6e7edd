/**
 * GraphQL: `POST /{projectKey}/graphql`. Scopes are checked for each field.
 *
 * @see https://docs.commercetools.com/api/graphql
 */
import { type ExecutionResult, execute, GraphQLError, parse, validate } from 'graphql';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { invalidInput, isRefusal, refuseAuth } from '../project/errors.ts';
import { readBody, type StoreEnv } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';
import { categoryFields, productFields } from './graphql-products.ts';
import { schema } from './graphql-schema.ts';
import { searchFields } from './graphql-search.ts';
import { shopperFields } from './graphql-shopper.ts';

/** `GraphQLRequest`. */
const graphqlRequest = v.object({
  query: v.string(),
  operationName: v.nullish(v.string()),
  variables: v.nullish(v.record(v.string(), v.unknown())),
});

/** Adds `POST /graphql` to `app`. A project whose client may not use GraphQL rejects with 403 `insufficient_scope`. */
export function routeGraphql(app: Hono<StoreEnv>, shop: Shop): void {
  app.post('/:projectKey/graphql', async (context) => {
    if (!shop.search.graphql) throw refuseAuth(403, 'insufficient_scope', 'Insufficient scope.');
    const { query, operationName, variables } = await readBody(context, graphqlRequest);
    const document = parsed(query);
    const violations = validate(schema, document);
    if (violations.length > 0) {
      const all = violations.map(({ message }) => message).join('\n\n');
      throw invalidInput(`Query does not pass validation. Violations:\n\n${all}`);
    }
    const result = await execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      rootValue: {
        ...searchFields(shop, context),
        ...productFields(shop, context),
        ...categoryFields(shop, context),
        ...shopperFields(shop, context),
      },
    });
    // Variables of a wrong shape are rejected before any field is resolved.
    const wrongVariables = result.data === undefined ? result.errors?.[0] : undefined;
    if (wrongVariables !== undefined) throw invalidInput(wrongVariables.message);
    return context.json(answerOf(result));
  });
}

function parsed(query: string) {
  try {
    return parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw invalidInput(`Malformed parameter: query: Syntax error while parsing GraphQL query. ${error.message}`);
  }
}

/** Rejected fields are `null`, and `errors` contains the error that HTTP would have given. */
function answerOf({ data, errors }: ExecutionResult) {
  if (errors === undefined) return { data };
  return {
    data,
    errors: errors.map(({ message, locations = [], path = [], originalError }) => ({
      message,
      locations,
      path,
      extensions: extensionsOf(originalError),
    })),
  };
}

/** The code and the further fields of an error, as in the body of an HTTP error. */
function extensionsOf(error: unknown): Record<string, unknown> {
  const body: unknown = isRefusal(error) ? error.body : undefined;
  const [first] = v.is(refusalBody, body) ? body.errors : [];
  const { message: _message, ...rest }: Record<string, unknown> = first ?? { code: 'General' };
  return rest;
}

const refusalBody = v.object({ errors: v.array(v.looseObject({ code: v.string() })) });
