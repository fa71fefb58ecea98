import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { sessionClock } from '../server/session-clock';
import { SessionWarning } from './session-warning';

const NOW = Date.parse('2026-01-12T09:00:00Z');
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

afterEach(() => {
  cleanup();
  jest.useRealTimers();
  sessionClock.stop();
});

describe('the end of a session', () => {
  it('is announced two minutes before, with a way to go on, and not earlier', () => {
    jest.useFakeTimers({ now: NOW });
    sessionClock.start({ endsAt: inSeconds(300), endsAtLatest: inSeconds(3000) }, NOW);
    render(<SessionWarning onSignOut={() => undefined} />);
    act(() => jest.advanceTimersByTime(178_000));
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => jest.advanceTimersByTime(4_000));
    expect(screen.getByRole('dialog', { name: 'You will be signed out soon' })).toBeTruthy();
    expect(screen.getByText(/signed out in 2 minutes. What you have typed is kept/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stay signed in' })).toBeTruthy();
  });

  it('is taken back once something was asked of the server', () => {
    jest.useFakeTimers({ now: NOW });
    sessionClock.start({ endsAt: inSeconds(300), endsAtLatest: inSeconds(3000) }, NOW);
    render(<SessionWarning onSignOut={() => undefined} />);
    act(() => jest.advanceTimersByTime(200_000));
    expect(screen.queryByRole('dialog')).not.toBeNull();
    act(() => {
      sessionClock.moved(Date.now());
      jest.advanceTimersByTime(2_000);
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
