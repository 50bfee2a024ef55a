"""Judges SPF cases with pyspf: JSON in, results out. Names that are absent do not exist."""
import json
import sys

import spf

cases = json.load(sys.stdin)
zone = {}


def look_up(name, qtype, strict=True, timeout=20):
    held = zone.get(name.rstrip('.').lower(), {})
    for value in held.get(qtype, []):
        if qtype == 'TXT':
            yield (name, qtype), (value.encode('latin1'),)
        elif qtype == 'MX':
            preference, host = value.split(' ')
            yield (name, qtype), (int(preference), host)
        else:
            yield (name, qtype), value


spf.DNSLookup = look_up
results = []
for case in cases:
    zone = case['zone']
    query = spf.query(i=case['ip'], s=case['mailFrom'], h=case['helo'], strict=True)
    query.default_explanation = ''
    result, _code, text = query.check()
    results.append({'result': result, 'text': text, 'lookups': query.lookups, 'voids': query.void_lookups})
json.dump(results, sys.stdout)
