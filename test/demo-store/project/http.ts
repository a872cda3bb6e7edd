/** Parts that every route needs: the shop in the context, validated bodies, the bearer's rights, numeric parameters. */
import type { Store } from '@commercetools/platform-sdk';
import type { Context } from 'hono';
import * as v from 'valibot';
import { holdsOneOf } from '../auth/scopes.ts';
import type { AccessToken } from '../auth/tokens.ts';
import type { Shop } from '../store/shop.ts';
import { invalidJson, malformedParameter, refuseAuth } from './errors.ts';

/** Hono's context variables of the store. */
export interface StoreEnv {
  Variables: {
    token: AccessToken;
    /** The store of a request under `/in-store/key={storeKey}`. */
    store: Store | undefined;
  };
}

export type StoreContext = Context<StoreEnv>;

/**
 * The JSON body, validated with `schema`. Unknown fields are removed, as the API ignores them.
 * Rejects with `InvalidJsonInput`, whose detail names the path in the API's form: `actions -> quantity: …`.
 */
export async function readBody<const Schema extends v.GenericSchema>(
  context: StoreContext,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(await context.req.text());
  } catch (error) {
    throw invalidJson(error instanceof Error ? error.message : String(error));
  }
  return checkShape(json, schema);
}

/** Validates `value` with `schema`, or rejects with an `InvalidJsonInput` that names the place. */
export function checkShape<const Schema extends v.GenericSchema>(
  value: unknown,
  schema: Schema,
  under: readonly string[] = [],
): v.InferOutput<Schema> {
  const checked = v.safeParse(schema, value);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const path = [...under, ...(issue.path ?? []).map(({ key }) => key).filter((key) => typeof key === 'string')];
  const why = issue.input === undefined ? 'Missing required value' : issue.message;
  throw invalidJson(path.length === 0 ? why : `${path.join(' -> ')}: ${why}`);
}

/** The valid token of the Authorization header, or 401. */
export function bearerOf(shop: Shop, authorization: string | undefined): AccessToken {
  const value = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (value === undefined) {
    const message = 'This endpoint requires an access token. You can get one from the authorization server.';
    throw refuseAuth(401, 'access_denied', message);
  }
  const token = shop.tokens.find(value);
  if (token === undefined) throw refuseAuth(401, 'invalid_token', 'invalid_token');
  return token;
}

/** Rejects with 403 `insufficient_scope` unless the bearer has one of the scopes, for the project or for the store. */
export function demandScope(shop: Shop, context: StoreContext, needed: readonly string[]): void {
  const { scopes } = context.get('token');
  if (holdsOneOf(scopes, needed, shop.projectKey, context.get('store')?.key)) return;
  const message = `Insufficient scope. One of the following scopes is missing: ${needed.join(', ')}.`;
  throw refuseAuth(403, 'insufficient_scope', message);
}

/** A whole number within its bounds from the query or form, or 400 `InvalidInput`. */
export function numberParameter(
  name: string,
  text: string | undefined,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  if (text === undefined) return fallback;
  if (!/^-?\d+$/.test(text)) throw malformedParameter(name, `'${text}' is not a number.`);
  const number = Number(text);
  if (number < min || number > max)
    throw malformedParameter(name, `Value '${text}' must be between ${min} and ${max}.`);
  return number;
}

/** `true` or `false` from the query or form, or 400 `InvalidInput`. */
export function booleanParameter(name: string, text: string | undefined, fallback: boolean): boolean {
  if (text === undefined) return fallback;
  if (text !== 'true' && text !== 'false') throw malformedParameter(name, `'${text}' is not a boolean.`);
  return text === 'true';
}

/** The `version` in the query of a DELETE. */
export function versionParameter(text: string | undefined): number {
  if (text === undefined) throw malformedParameter('version', 'This parameter is required.');
  return numberParameter('version', text, { fallback: 0, min: 1, max: Number.MAX_SAFE_INTEGER });
}

/** The origin of this request's URL, so that URLs in the response have the same host. */
export function originOf(context: StoreContext): string {
  const url = new URL(context.req.url);
  const host = context.req.header('x-forwarded-host') ?? url.host;
  const scheme = context.req.header('x-forwarded-proto') ?? url.protocol.slice(0, -1);
  return `${scheme}://${host}`;
}
