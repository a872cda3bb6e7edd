/** The cart as pages show it, and the questions about it that the worker answers. */
import type { CartChoice } from './account.ts';
import type { CartCode, CartCommand, LineDraft } from './cart-command.ts';
import type { Failure } from './failure.ts';
import type { Money, Price } from './rules/money.ts';

/** A line of the cart. */
export interface CartLine extends LineDraft {
  /** Stays the same from the command that adds the line, through the shop's answer, until the line is removed. */
  id: string;
  quantity: number;
  /** Absent where Cartlet would have to compute it and numbers are no longer exact. */
  total?: Money;
  /** The shop has not yet confirmed the last change of this line. */
  isWaiting?: true;
  /** The shop added this line itself: the shopper can neither change its quantity nor remove it. */
  isGift?: true;
  /** The price of one when the shopper added the line, where the cart's price has changed since. */
  costBefore?: Money;
  /** What the catalog says of the line today, where the worker has asked. */
  today?: LineToday;
}

/** What the catalog says of a line's product. The cart does not know that until it is refreshed. */
export interface LineToday {
  state: 'sold' | 'sold-out' | 'gone' | 'not-sold-here';
  /** The price of one today, where it is not the cart's. */
  unit?: Price;
  /** How many are in stock, where the shop counts them and they are few. */
  left?: number;
}

/** A line with the quantity that it had or would have. */
export interface CountedLine extends LineDraft {
  quantity: number;
}

/**
 * The sums of the cart. Rows that do not apply are absent; `subtotal` − `discount` (+ `shipping` + added `tax`) =
 * `total`. Where numbers are no longer exact, `total` stands alone.
 */
export interface Totals {
  subtotal?: Money;
  discount?: Money;
  shipping?: Money;
  tax?: Money;
  /** The prices include the tax: the panel shows `tax`, and it adds nothing. */
  taxIsIncluded?: true;
  total: Money;
}

/** The address and shipping method of the cart, as far as the shop needs them for tax and shipping. */
export interface Delivery {
  /** ISO 3166-1 alpha-2. */
  country: string;
  postalCode?: string;
  /** The shipping method. */
  method?: { id: string; name: string };
  /** The cart has a whole address, given on the shop's own pages: the panel shows it and does not change it. */
  isAddress?: true;
}

/** A shipping method for the cart's address. */
export interface ShippingOption {
  id: string;
  name: string;
  description?: string;
  price: Money;
  /** From this sum of goods on the method is free. */
  freeAbove?: Money;
  isDefault: boolean;
}

/** The changes that the shop has not confirmed. */
export interface Waiting {
  /** How many commands. */
  count: number;
  /** When the shopper gave the first of them. Milliseconds since 1970. */
  since: number;
  /** Why the worker cannot send them; absent while it sends them. */
  failure?: Failure;
  /** The shop asks for a pause until then, so another try is of no use. Milliseconds since 1970. */
  notBefore?: number;
}

/** Something that happened to the cart. Pages show it until the shopper dismisses it by its `id`. */
export type CartNews = { id: string } & (
  | {
      /** The shop refused a change, and it was taken back. */
      kind: 'refused';
      failure: Failure;
      /** IDs of the commands. */
      commands: string[];
      /** The line that the change was about; absent for the cart as a whole. */
      line?: CountedLine;
      /** The discount code that the change was about. */
      code?: string;
      /** The country of the refused address, ISO 3166-1 alpha-2. */
      country?: string;
    }
  /** Changes that the shopper made a while ago have reached the shop now. */
  | { kind: 'sent-late'; count: number; since: number }
  /** Another device changed the same lines in between; `quantity` is that of now. */
  | { kind: 'changed-elsewhere'; lines: CountedLine[] }
  /** The cart was ordered on the shop's own pages. The next command goes into a new cart. */
  | { kind: 'ordered' }
  /** The shop ended the guest's session. The lines of its cart are added to the next cart. */
  | { kind: 'restored'; lines: CountedLine[] }
  /**
   * Lines that are lost: the shop has deleted the cart (`expired`); or it does not sell them in another currency or
   * country, and the former cart stays at the shop as `cartId`, one of {@link Cart.others} (`currency`); or another
   * shop became active before these changes had been sent (`shop`).
   */
  | {
      kind: 'lost';
      why: 'expired' | 'currency' | 'shop';
      lines: CountedLine[];
      besides?: LostBeside[];
      cartId?: string;
    }
  /**
   * A guest with a cart signed in as a customer with a cart, and the cart is now what `held` says; absent for `merge`.
   * `lines` hold another quantity than the guest had chosen. When the shopper chooses again, `isPartial` says that the
   * cart had changed before, and `lacksCode` that a discount code cannot be added again, since the shopper typed it on
   * another device.
   */
  | {
      kind: 'merged';
      lines: (CountedLine & { guestQuantity: number })[];
      held?: CartChoice;
      isPartial?: true;
      lacksCode?: true;
    }
);

/** What a cart has besides products, and the cart created from it does not. */
export interface LostBeside {
  /**
   * A line that is no product of the catalog, a discount code, a shipping method or address, or custom fields of the
   * shop's own pages.
   */
  kind: 'custom' | 'code' | 'method' | 'address' | 'details';
  /** Its name; empty for a code that the shopper typed on another device, an address, and details. */
  name: string;
}

/**
 * A cart that stays at the shop beside the one on screen. Without `id` it is one that the shop would create in that
 * currency and country.
 */
export interface OtherCart {
  id?: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
}

/** The cart as the shopper sees it: the cached cart with the waiting commands applied. An empty cart has no totals. */
export interface Cart {
  lines: CartLine[];
  /** Sum of the quantities. */
  count: number;
  totals?: Totals;
  /** The shop's own checkout for this cart, where the settings have a template. */
  checkoutUrl?: string;
  codes?: CartCode[];
  delivery?: Delivery;
  /** Why the cart cannot be changed now: its prices are frozen, or an agent of the shop holds it. */
  closed?: 'frozen' | 'locked';
  /** When the worker last read the cart from the shop. Milliseconds since 1970. */
  readAt?: number;
  waiting?: Waiting;
  /** Changes of long ago that were never sent: the shopper decides about them. They are not in `lines`. */
  forgotten?: { since: number; lines: CountedLine[] };
  news?: CartNews[];
  /** Carts that the shopper can switch to, also those of another currency or country. */
  others?: OtherCart[];
  /**
   * The choice at the sign-in that made this cart of two carts, and the other choice that the shopper can still make.
   */
  merge?: { held: CartChoice; other: CartChoice };
  /** IDs of the last commands that this cart accounts for. */
  commands?: string[];
  /** Grows with every change: a cart with a lower revision is older. */
  revision?: number;
}

/** The questions about the cart. */
export interface CartMessages {
  /** The cart, read from the shop when the cached cart is old. Waiting commands are sent first. */
  'cart.read'(): Cart;
  /**
   * Accepts a command: the worker stores it until the shop has confirmed it. The answer is the cart as it will be when
   * the shop agrees; the shop's own answer follows as a broadcast. Fails with `storage-failed` when the command cannot
   * be stored, and with `cart-frozen` or `cart-locked` while the cart cannot be changed.
   */
  'cart.change'(command: CartCommand): Cart;
  /** Deletes news that the shopper has read. */
  'cart.dismiss'(newsId: string): Cart;
  /** Sends or drops the forgotten changes. */
  'cart.decide'(choice: 'send' | 'drop'): Cart;
  /** Checks the lines against the catalog. */
  'cart.check'(): Cart;
  /** The shipping methods for the cart's address. Fails with `not-found` while the cart has none. */
  'cart.shippingOptions'(): ShippingOption[];
  /**
   * The shopper opens the shop's checkout. Waiting commands are sent, or tried once, before the answer; commands that
   * could not be sent still wait in the answer. From now on the cached cart counts as old.
   */
  'cart.checkOut'(): Cart;
  /**
   * Switches to another of the shopper's carts, or, without `id`, back to the shop's own currency and country. Waiting
   * commands are sent first. Fails with what halts sending, or with `not-found` when the shop no longer has that cart.
   */
  'cart.use'(cart: { id?: string }): Cart;
  /**
   * Makes the cart what another choice at the sign-in would have made it. Only the difference between the two choices
   * is changed, so later changes stay. Nothing happens where the cart is that already.
   */
  'cart.changeSides'(to: CartChoice): Cart;
}

export const emptyCart: Cart = { lines: [], count: 0 };
