/** What the questions about a customer's account must look like. */
import * as v from 'valibot';
import type { CartChoice, Credentials, ProfileChange, SignUpForm } from '../../contract/account.ts';
import type { Question } from '../../contract/messages.ts';
import { countryCode, id, text, word } from '../schemas.ts';

export const cartChoice = v.picklist(['merge', 'use-guest', 'leave-guest']) satisfies v.GenericSchema<
  unknown,
  CartChoice
>;

export const credentials = v.object({
  email: word,
  password: text,
  keepSignedIn: v.boolean(),
  carts: v.exactOptional(cartChoice),
}) satisfies v.GenericSchema<unknown, Credentials>;

export const signUpForm = v.object({
  ...credentials.entries,
  firstName: word,
  lastName: word,
}) satisfies v.GenericSchema<unknown, SignUpForm>;

export const profileChange = v.variant('kind', [
  v.object({ kind: v.literal('name'), firstName: word, lastName: word }),
  v.object({ kind: v.literal('email'), email: word }),
  v.object({
    kind: v.literal('save-address'),
    address: v.object({
      id: v.exactOptional(id),
      firstName: word,
      lastName: word,
      street: word,
      postalCode: word,
      city: word,
      country: countryCode,
    }),
  }),
  v.object({ kind: v.literal('remove-address'), id }),
  v.object({ kind: v.literal('default-address'), use: v.picklist(['shipping', 'billing']), id }),
]) satisfies v.GenericSchema<unknown, ProfileChange>;

export const passwordChange = v.object({ current: text, next: text }) satisfies v.GenericSchema<
  unknown,
  Question<'account.changePassword'>
>;

export const passwordReset = v.object({
  code: word,
  password: text,
  email: v.exactOptional(word),
  keepSignedIn: v.boolean(),
}) satisfies v.GenericSchema<unknown, Question<'account.resetPassword'>>;
