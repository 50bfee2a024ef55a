"""Judges messages with dkimpy: JSON in, results out. Names that are absent do not exist."""
import json
import sys
import time

import dkim

work = json.load(sys.stdin)
time.time = lambda: work['now']


def find(name, timeout=5):
    value = work['zone'].get(name.decode('latin1').rstrip('.').lower())
    return None if value is None else value.encode('latin1')


def said(judge):
    """What a judgement says; an exception is dkimpy's way to say no."""
    try:
        result, why = judge()
        return {'result': result, 'why': why}
    except Exception as error:
        return {'result': 'fail', 'why': f'{type(error).__name__}: {error}'}


def judge_signature(source, index):
    verified = dkim.DKIM(source).verify(idx=index, dnsfunc=find)
    return ('pass' if verified else 'fail', '')


def judge_chain(source):
    status, _results, reason = dkim.ARC(source).verify(dnsfunc=find)
    return (status.decode('latin1'), reason)


results = []
for case in work['cases']:
    source = case['source'].encode('latin1')
    signatures = [said(lambda: judge_signature(source, index)) for index in range(case['signatures'])]
    results.append({'dkim': signatures, 'arc': said(lambda: judge_chain(source))})
json.dump(results, sys.stdout)
