import { Settings, Trash2 } from 'lucide';
import { Button, IconButton } from '../../src/ui/controls/button.tsx';
import { Check } from '../../src/ui/controls/check.tsx';
import { Choice } from '../../src/ui/controls/choice.tsx';
import { Field } from '../../src/ui/controls/field.tsx';
import { FailureNotice } from '../../src/ui/controls/notice.tsx';
import { Picture } from '../../src/ui/controls/picture.tsx';
import { Price } from '../../src/ui/controls/price.tsx';
import { Stepper } from '../../src/ui/controls/stepper.tsx';
import { text } from '../../src/ui/text.ts';
import { euro } from '../popup/harness/products.ts';
import { cup, nothing } from './props.ts';
import type { Kind } from './sample.ts';

/** The controls that all pages use. */
export function kit(): Kind[] {
  return [
    { name: 'Buttons', samples: buttons() },
    { name: 'Fields', samples: fields() },
    { name: 'Choices', samples: choices() },
    { name: 'Quantities', samples: quantities() },
    { name: 'Pictures and prices', samples: pictures() },
    { name: 'Failures', samples: failures() },
  ];
}

function buttons(): Kind['samples'] {
  const looks = ['accent', 'plain', 'quiet', 'alarm'] as const;
  return [
    ...looks.map((look) => ({
      name: `Button, ${look}; busy`,
      of: (
        <div class="sample-row">
          <Button look={look}>{text('createAccount')}</Button>
          <Button look={look} busy>
            {text('createAccount')}
          </Button>
        </div>
      ),
    })),
    {
      name: 'Button that reads as a link',
      of: (
        <button type="button" class="link-button">
          {text('forgotPassword')}
        </button>
      ),
    },
    {
      name: 'Icon button; idle',
      of: (
        <div class="sample-row">
          <IconButton shapes={Settings} label={text('settings')} />
          <IconButton shapes={Trash2} label={text('remove')} idle />
        </div>
      ),
    },
  ];
}

function fields(): Kind['samples'] {
  return [
    {
      name: 'Field; with a hint',
      of: stack(
        <Field name="a" label={text('city')} />,
        <Field name="b" label={text('locale')} hint="For example: de-DE" value="en-GB" />,
      ),
    },
    { name: 'Field, refused', of: <Field name="c" label={text('email')} value="ada@" error={text('refused_email')} /> },
    {
      name: 'Field, of which one is wrong',
      of: <Field name="d" label={text('password')} type="password" value="secret" isDoubtful />,
    },
    {
      name: 'Field with a placeholder; read-only',
      of: stack(
        <Field name="e" label={text('clientId')} placeholder="From Merchant Center" />,
        <Field name="f" label={text('projectKey')} value="set-by-your-company" readOnly />,
      ),
    },
    {
      name: 'Field, secret; of several lines',
      of: stack(
        <Field name="g" label={text('clientSecret')} type="secret" value="not to be read" placeholder=" " />,
        <Field name="h" label={text('pasteClient')} type="long" value="CTP_PROJECT_KEY=shop" />,
      ),
    },
    {
      name: 'Check; with a hint',
      of: stack(
        <Check label={text('inStock')} checked={false} onCheck={nothing} />,
        <Check label={text('keepSignedIn')} hint={text('keepSignedInHint')} checked onCheck={nothing} />,
      ),
    },
  ];
}

function choices(): Kind['samples'] {
  const sizes = ['S', 'M', 'L', 'XL'].map((label) => ({
    key: label,
    label,
    ...(label === 'L' && { obstacle: text('soldOut') }),
  }));
  const colors = [
    ['Navy', '#1f2a52'],
    ['Oat', '#e9dcc4'],
    ['Petrol', '#1f5b63'],
  ].map(([label = '', swatch]) => ({
    key: label,
    label,
    swatch,
    ...(label === 'Petrol' && { obstacle: text('soldOut') }),
  }));
  const many = Array.from({ length: 14 }, (_, index) => ({ key: `${index}`, label: `${36 + index}` }));
  return [
    {
      name: 'Choice; one sold out',
      of: <Choice label={text('axis_size')} options={sizes} chosen="M" onChoose={nothing} />,
    },
    {
      name: 'Choice of a color',
      of: <Choice label={text('axis_color')} options={colors} chosen="Oat" onChoose={nothing} />,
    },
    {
      name: 'Choice among many; none yet',
      of: <Choice label={text('axis_size')} options={many} chosen={undefined} onChoose={nothing} />,
    },
    {
      name: 'Choice with long words',
      of: (
        <Choice
          label={text('axis_material')}
          options={[
            { key: 'a', label: 'Hand-thrown stoneware with a reactive glaze from three firings' },
            { key: 'b', label: 'Porcelain' },
          ]}
          chosen="a"
          onChoose={nothing}
        />
      ),
    },
  ];
}

function quantities(): Kind['samples'] {
  const labels = {
    label: text('quantity'),
    increaseLabel: text('increaseQuantity'),
    decreaseLabel: text('decreaseQuantity'),
  };
  const stepper = (quantity: number, facts: { most?: number; idle?: boolean } = {}) => (
    <Stepper {...labels} {...facts} quantity={quantity} onStep={nothing} onSet={nothing} />
  );
  return [
    {
      name: 'One; three; all there are',
      of: (
        <div class="sample-row">
          {stepper(1)}
          {stepper(3)}
          {stepper(5, { most: 5 })}
        </div>
      ),
    },
    {
      name: 'Four digits; idle',
      of: (
        <div class="sample-row">
          {stepper(9999)}
          {stepper(2, { idle: true })}
        </div>
      ),
    },
  ];
}

function pictures(): Kind['samples'] {
  return [
    {
      name: 'Picture in a strip, a row',
      of: (
        <div class="sample-row">
          <Picture look="thumb" picture={cup()} />
          <Picture look="row" picture={cup()} />
        </div>
      ),
    },
    {
      name: 'Picture that is missing, or broken',
      of: (
        <div class="sample-row">
          <Picture look="row" />
          <Picture look="row" picture={{ url: `${location.origin}/nowhere.jpg` }} />
        </div>
      ),
    },
    {
      name: 'Price; reduced; of nine digits',
      of: stack(
        <Price price={{ now: euro(1999) }} />,
        <Price price={{ now: euro(1999), was: euro(2999) }} />,
        <Price price={{ now: euro(123_456_789_00) }} />,
      ),
    },
  ];
}

function failures(): Kind['samples'] {
  return [
    {
      name: 'That may pass',
      of: (
        <FailureNotice
          failure={{ name: 'unreachable', host: 'api.europe-west1.gcp.commercetools.com' }}
          onRetry={nothing}
          onDismiss={nothing}
        />
      ),
    },
    {
      name: 'For the shop, with its support ID',
      of: (
        <FailureNotice
          failure={{ name: 'shop-failed', supportId: '8c1f0e6a-3b52-4f5d-9d0e-0d6f6a1f2b11' }}
          onRetry={nothing}
        />
      ),
    },
    { name: 'For the settings', of: <FailureNotice failure={{ name: 'client-refused' }} /> },
  ];
}

function stack(...children: preact.ComponentChild[]) {
  return <div class="sample-stack">{children}</div>;
}
