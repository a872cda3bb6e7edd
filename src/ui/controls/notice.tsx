import { Copy, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Failure } from '../../contract/failure.ts';
import { failureText, isForShop, mayPass, needsSettings } from '../format/failure-text.ts';
import { openSettings } from '../page.ts';
import { text } from '../text.ts';
import { Button, IconButton } from './button.tsx';

interface FailureNoticeProps {
  failure: Failure;
  /** What to say instead of the failure's own sentence. */
  words?: string;
  /** Tries again; offered only where that can help. */
  onRetry?: (() => void) | undefined;
  onDismiss?: () => void;
  /** Another way out than trying again. */
  children?: ComponentChildren;
}

/** A failure, said at once: what happened, what to do, and what to quote to the shop. */
export function FailureNotice({ failure, words, onRetry, onDismiss, children }: FailureNoticeProps) {
  return (
    <div class="notice">
      <p class="notice-text" role="alert">
        {words ?? failureText(failure)}
      </p>
      {onDismiss && <IconButton shapes={X} size={16} label={text('dismiss')} onClick={onDismiss} />}
      {failure.supportId && isForShop(failure) && <SupportId id={failure.supportId} />}
      {needsSettings(failure) && <Button onClick={openSettings}>{text('openSettings')}</Button>}
      {onRetry && mayPass(failure) && <Button onClick={onRetry}>{text('tryAgain')}</Button>}
      {children}
    </div>
  );
}

/** The number under which the shop logged what failed. */
export function SupportId({ id }: { id: string }) {
  return (
    <p class="support-id">
      {text('supportId')} <code>{id}</code>
      <IconButton
        shapes={Copy}
        size={12}
        label={text('copySupportId')}
        onClick={() => void navigator.clipboard.writeText(id)}
      />
    </p>
  );
}
