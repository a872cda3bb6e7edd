import type { CartChoice } from './account.ts';
import type { Picture, VariantAttribute } from './catalog.ts';
import type { Failure } from './failure.ts';
import type { Money, Price } from './money.ts';

/** What a line looks like before the shop has made it, and what is left of one that is gone. */
export interface LineDraft {
  productId: string;
  variantId: number;
  name: string;
  /** BCP 47 tag of the language `name` came in. */
  language: string;
  /** What tells this variant from its sisters, read as `size M, navy`; empty for the only one. */
  traits: VariantAttribute[];
  picture?: Picture;
  /** Price of one. */
  unit: Price;
}

/** A line of the cart. */
export interface CartLine extends LineDraft {
  /** Stays the same from the command that makes the line, through the shop's answer, to its end. */
  id: string;
  quantity: number;
  /** Absent where it is a sum of ours and numbers are not exact any more. */
  total?: Money;
  /** The shop has not yet confirmed the last change of it. */
  isWaiting?: true;
  /** The shop put it in by itself, and it can be neither counted nor taken out. */
  isGift?: true;
  /** What one cost when it was put in, where the cart's price has changed since. */
  costBefore?: Money;
  /** What the catalogue says of it today, where it has been asked. */
  today?: LineToday;
}

/** What the catalogue says of a line's product, which the cart does not know until it is brought up to date. */
export interface LineToday {
  state: 'sold' | 'sold-out' | 'gone' | 'not-sold-here';
  /** What one costs today, where that is not what the cart says. */
  unit?: Price;
  /** How many are left, where the shop counts them and they are few. */
  left?: number;
}

/** A line, and how many there were of it. */
export interface CountedLine extends LineDraft {
  quantity: number;
}

/**
 * What the cart comes to. Rows that do not apply are absent; `subtotal` − `discount` (+ `shipping` + added `tax`) =
 * `total`, which stands alone where numbers are not exact any more.
 */
export interface Totals {
  subtotal?: Money;
  discount?: Money;
  shipping?: Money;
  tax?: Money;
  /** Whether the prices have the tax in them; then it is told, and adds nothing. */
  taxIsIncluded?: true;
  total: Money;
}

/** What has become of a discount code, by the shop's own word for it; `waiting` until it has said. */
export type CodeState =
  | 'waiting'
  | 'applied'
  | 'not-active'
  | 'not-valid'
  | 'no-match'
  | 'used-up'
  | 'stopped'
  | 'beaten'
  /** A word that this version does not know. */
  | 'unknown';

export interface CartCode {
  id: string;
  /** As the shopper typed it; absent where another device did and the shop does not tell. */
  code?: string;
  state: CodeState;
}

/** Where the cart is to go, as far as the shop has to know for tax and shipping. */
export interface Delivery {
  /** ISO 3166-1 alpha-2. */
  country: string;
  postalCode?: string;
  /** How it goes there. */
  method?: { id: string; name: string };
  /** Whether this is a whole address, given elsewhere: the panel shows it and leaves it alone. */
  isAddress?: true;
}

/** A way the cart could be sent. */
export interface ShippingOption {
  id: string;
  name: string;
  description?: string;
  price: Money;
  /** From which sum of goods on it costs nothing. */
  freeAbove?: Money;
  isDefault: boolean;
}

/** The changes that the shop has not confirmed. */
export interface Waiting {
  /** How many commands. */
  count: number;
  /** When the first of them was made. Milliseconds since 1970. */
  since: number;
  /** What keeps them from being sent; absent while they are on their way. */
  failure?: Failure;
  /** The shop asks to be left alone until then, so that asking again is of no use. Milliseconds since 1970. */
  notBefore?: number;
}

/** Something that happened to the cart and is told until it has been heard. `id` is what to dismiss it by. */
export type CartNews = { id: string } & (
  | {
      /** A change was taken back. */
      kind: 'refused';
      failure: Failure;
      /** IDs of the commands. */
      commands: string[];
      /** What it was about; absent for the cart as a whole. */
      line?: CountedLine;
      /** The discount code it was about. */
      code?: string;
      /** The country it was to go to, ISO 3166-1 alpha-2. */
      country?: string;
    }
  /** Changes made a while ago have reached the shop now. */
  | { kind: 'sent-late'; count: number; since: number }
  /** Another device changed the same lines in between; `quantity` is how many there are now. */
  | { kind: 'changed-elsewhere'; lines: CountedLine[] }
  /** The cart has become an order somewhere else; what is added now goes into another. */
  | { kind: 'ordered' }
  /** The shop has ended the guest's session, and what was in its cart is put into another. */
  | { kind: 'restored'; lines: CountedLine[] }
  /**
   * The shop has the cart no more (`expired`), or not all of it could come along into another currency or country: then
   * the former cart is kept at the shop as `cartId`, one of {@link Cart.others}. Or another shop is in force (`shop`), and
   * these changes had not been sent.
   */
  | {
      kind: 'lost';
      why: 'expired' | 'currency' | 'shop';
      lines: CountedLine[];
      besides?: LostBeside[];
      cartId?: string;
    }
  /**
   * A guest with a cart became a customer who has one, and the cart is now what `held` says; absent for `merge`.
   * `lines` hold another quantity than the guest had chosen. When the shopper chooses again, `isPartial` says that the
   * cart had changed before, and `lacksCode` that a discount code cannot be put back, since it was typed on another
   * device.
   */
  | {
      kind: 'merged';
      lines: (CountedLine & { guestQuantity: number })[];
      held?: CartChoice;
      isPartial?: true;
      lacksCode?: true;
    }
);

/** What a cart has besides products, and a cart made of it has not. */
export interface LostBeside {
  /**
   * A line that is no product of the catalogue, a discount code, a shipping method or address, or what the shop's own
   * pages noted.
   */
  kind: 'custom' | 'code' | 'method' | 'address' | 'details';
  /** What it is called; empty for a code that was typed on another device, an address, and details. */
  name: string;
}

/**
 * A cart that is kept at the shop beside the one on screen; without `id` one that would be made in that currency and
 * country.
 */
export interface OtherCart {
  id?: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
}

/** The cart as the shopper sees it: the shop's last answer, and what was done since. An empty one has no totals. */
export interface Cart {
  lines: CartLine[];
  /** Sum of the quantities. */
  count: number;
  totals?: Totals;
  /** The shop's own checkout for this cart, where the merchant gave a template. */
  checkoutUrl?: string;
  codes?: CartCode[];
  delivery?: Delivery;
  /** Why nothing of it can be changed now: its prices are frozen, or an agent of the shop holds it. */
  closed?: 'frozen' | 'locked';
  /** When the shop last said what is in it. Milliseconds since 1970. */
  readAt?: number;
  waiting?: Waiting;
  /** Changes of long ago that were never sent: the shopper says what becomes of them. They are not in `lines`. */
  forgotten?: { since: number; lines: CountedLine[] };
  news?: CartNews[];
  /** Carts that the shopper can change over to, those of another currency or country among them. */
  others?: OtherCart[];
  /** What this cart is since two came together at a sign-in, and what it can be made instead. */
  merge?: { held: CartChoice; other: CartChoice };
  /** IDs of the last commands that are accounted for in it. */
  commands?: string[];
  /** Grows with every change; what has a lower one is older. */
  revision?: number;
}

/** A line as a page knows it: by its id, and by what is in it, since carts that become one make new ids. */
export interface LineTarget {
  lineId: string;
  productId: string;
  variantId: number;
}

/**
 * What the shopper did, not what the cart shall become: the worker turns it into that under one lock.
 * `id` is a UUID made by the page; the same id sent twice is one command.
 */
export type CartCommand = { id: string } & (
  | { kind: 'add'; draft: LineDraft; quantity: number }
  | { kind: 'step'; line: LineTarget; by: number }
  | { kind: 'set'; line: LineTarget; quantity: number }
  | { kind: 'remove'; line: LineTarget }
  | { kind: 'add-code'; code: string }
  | { kind: 'remove-code'; code: CartCode }
  | { kind: 'deliver-to'; country: string; postalCode: string }
  | { kind: 'deliver-by'; method: { id: string; name: string } }
  /** Brings prices and products up to date; what is no longer sold goes. */
  | { kind: 'refresh' }
);

/** Largest quantity that can be typed. A line may have more, by steps or by another device; the shop may allow less. */
export const quantityLimit = 9999;

/** What the cart can be asked. */
export interface CartMessages {
  /** The cart, fresh from the shop when what is known is old. What waits is sent first. */
  'cart.read'(): Cart;
  /**
   * Takes a command on: it is kept until the shop has it, whatever dies in between. The answer is the cart as it will be when
   * the shop agrees; what the shop says is told later as a notice. Fails with `storage-failed` when it cannot be kept,
   * `cart-frozen` or `cart-locked` while nothing can be changed.
   */
  'cart.change'(command: CartCommand): Cart;
  /** The news has been heard. */
  'cart.dismiss'(newsId: string): Cart;
  /** What becomes of the changes that were forgotten. */
  'cart.decide'(choice: 'send' | 'drop'): Cart;
  /** Asks the catalogue what it says of the lines today. */
  'cart.check'(): Cart;
  /** How the cart could be sent to where it is to go. Fails with `not-found` while that is not known. */
  'cart.shippingOptions'(): ShippingOption[];
  /**
   * The shopper goes on to the shop's checkout: what waits is sent, or tried once, before the answer; it still waits in
   * the answer where that failed. What is known of the cart is old from now on.
   */
  'cart.checkOut'(): Cart;
  /**
   * Goes on with another of the shopper's carts, or, without `id`, in the shop's own currency and country again. What
   * waits is sent first. Fails with what keeps it from being sent, or `not-found` when the shop has that cart no more.
   */
  'cart.use'(cart: { id?: string }): Cart;
  /**
   * Makes the cart what it would have been with another choice at the sign-in. What has changed since stays changed:
   * only the difference between the two is made. Nothing happens where the cart is so already.
   */
  'cart.changeSides'(to: CartChoice): Cart;
}

export const emptyCart: Cart = { lines: [], count: 0 };
