import { Copy, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Failure } from '../../contract/failure.ts';
import { failureText, isForShop, mayPass, needsSettings } from '../format/failure-text.ts';
import { openSettings } from '../page.ts';
import { text } from '../text.ts';
import { Button, IconButton } from './button.tsx';

interface FailureNoticeProps {
  failure: Failure;
  /** Text that replaces the failure's own sentence. */
  words?: string;
  /** Tries again. The button shows only for failures that a retry can resolve. */
  onRetry?: (() => void) | undefined;
  onDismiss?: () => void;
  /** Further buttons. */
  children?: ComponentChildren;
}

/** An alert about a failure: what happened, what to do, and the number to give to the shop's support. */
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

/** The number of the failed request in the shop's log, with a button that copies it. */
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
