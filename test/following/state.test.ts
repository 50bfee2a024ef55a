import { describe, expect, it } from 'vitest';
import { type Following, type FollowingEvent, follow, NOTHING } from '../../src/following/state.ts';
import { checking, failed, verified } from '../fakes/inspections.ts';

const stateAfter = (...events: FollowingEvent[]): Following => events.reduce(follow, NOTHING);
const on = (name: string, key: string | null): FollowingEvent => ({ type: 'followed', name, key });
const heard = (inspection: typeof verified, key = 'k'): FollowingEvent => ({ type: 'heard', key, inspection });
const why: FollowingEvent = { type: 'failed', name: 'a', problem: { key: 'errors_check_stopped', values: {} } };
const [reading, asking, further] = checking;
if (!reading || !asking || !further) throw new Error('no running check');

describe('an inspection that a page follows', () => {
  it('is shown although it came before the page knew its key', () => {
    expect(stateAfter(heard(verified), on('a', 'k')).shown).toBe(verified);
  });

  it('never gives its place to that of another message', () => {
    expect(stateAfter(on('a', 'k'), heard(failed, 'other')).shown).toBeNull();
    expect(stateAfter(on('a', 'k'), heard(verified), on('b', null)).shown).toBeNull();
  });

  it('stays when it is finished while a check runs anew, until that one is finished too', () => {
    const anew = stateAfter(on('a', 'k'), heard(verified), heard(asking));
    expect([anew.shown, anew.isRunning]).toEqual([verified, true]);
    const done = follow(anew, heard(failed));
    expect([done.shown, done.isRunning]).toEqual([failed, false]);
  });

  it('stays while the same message is checked under another key: what it rests on has changed', () => {
    const forgotten = stateAfter(on('a', 'k'), heard(verified), on('a', null), on('a', 'k2'), heard(asking, 'k2'));
    expect([forgotten.shown, forgotten.isRunning]).toEqual([verified, true]);
    expect(follow(forgotten, heard(failed, 'k2')).shown).toBe(failed);
    // What comes late under the old key is nobody's any more.
    expect(follow(follow(forgotten, heard(failed, 'k2')), heard(verified)).shown).toBe(failed);
  });

  it('goes on step by step and never back', () => {
    const state = stateAfter(on('a', 'k'), heard(reading), heard(asking), heard(further), heard(reading));
    expect([state.shown, state.isRunning]).toEqual([further, false]);
  });

  it('that is half done goes when its check was stopped; a finished one stays, and the reason stands beside it', () => {
    expect(stateAfter(on('a', 'k'), heard(asking), why)).toMatchObject({ shown: null, problem: why.problem });
    expect(stateAfter(on('a', 'k'), heard(verified), why)).toMatchObject({ shown: verified, problem: why.problem });
    expect(stateAfter(on('a', 'k'), heard(asking), why, heard(verified))).toMatchObject({
      shown: verified,
      problem: null,
    });
  });

  it('has no problem of another message', () => {
    expect(stateAfter(on('a', 'k'), why, on('b', 'l')).problem).toBeNull();
    // Its source was being saved, or it was being checked again, when the page went on.
    const late = stateAfter(on('a', 'k'), heard(verified), on('b', 'l'), heard(asking, 'l'), why);
    expect([late.problem, late.shown]).toEqual([null, asking]);
  });

  it('is one of few that are kept', () => {
    const many = Array.from({ length: 50 }, (_, index) => heard(verified, String(index)));
    expect(stateAfter(...many).heard.map(({ key }) => key)).toEqual([
      '40',
      '41',
      '42',
      '43',
      '44',
      '45',
      '46',
      '47',
      '48',
      '49',
    ]);
  });
});
