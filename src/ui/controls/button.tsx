import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface ButtonProps extends Omit<ButtonHTMLAttributes, 'disabled' | 'icon'> {
  /** `accent` for what adds or moves on, `quiet` for what stays in the background, `alarm` for what cannot be undone. */
  look?: 'accent' | 'plain' | 'quiet' | 'alarm';
  /** Under way: shown, announced, and not pressed again. Focus stays. */
  busy?: boolean;
  children: ComponentChildren;
}

/** A button with a word on it. */
export function Button({ look = 'plain', busy = false, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      class={`button button-${look}`}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'label' | 'disabled' | 'icon' | 'class'> {
  class?: string;
  shapes: IconNode;
  /** What it does, for those who do not see the sign; also its tooltip. */
  label: string;
  size?: number;
  isDirected?: boolean;
  /** Cannot be pressed now, but keeps its place in the tab order, so that focus is not lost when it turns so. */
  idle?: boolean;
}

/** A button that is only a sign. */
export function IconButton({
  shapes,
  label,
  size,
  isDirected = false,
  idle = false,
  onClick,
  class: extra,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      class={extra ? `icon-button ${extra}` : 'icon-button'}
      aria-label={label}
      aria-disabled={idle || undefined}
      title={label}
      onClick={idle ? undefined : onClick}
    >
      <Icon shapes={shapes} isDirected={isDirected} {...(size && { size })} />
    </button>
  );
}
