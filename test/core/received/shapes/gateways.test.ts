import { describe } from 'vitest';
import { shape } from './shape.ts';

const CLIENT = 'from out.sender.example (rev.sender.example [203.0.113.60])';

describe('gateways', () => {
  shape(
    'Trend Micro has no protocol, and a "by" out of carrier-grade NAT',
    `${CLIENT} (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) by 100.127.4.5 (trex/7.0.1); Tue, 24 Nov 2026 02:00:00 +0000`,
    {
      ip: '203.0.113.60',
      with: null,
      by: '100.127.4.5',
      byIp: '100.127.4.5',
      software: 'trex/7.0.1',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
    },
  );
  shape(
    'Proofpoint writes verify=NOT',
    `${CLIENT} by mx08-001.pphosted.example (PPS) with ESMTPS id 3abcd-1 (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NOT) for <bob@rcpt.example>; Tue, 24 Nov 2026 02:00:00 +0000`,
    {
      software: 'PPS',
      id: '3abcd-1',
      for: 'bob@rcpt.example',
      tls: { version: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' },
    },
  );
  shape(
    'Mimecast has two "with": the first is the protocol',
    `${CLIENT} by relay.mimecast.example with ESMTP with STARTTLS (version=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384) id uk-mta-7-aBc; Tue, 24 Nov 2026 04:00:00 +0200`,
    { with: 'ESMTP', tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' }, id: 'uk-mta-7-aBc' },
  );
  shape(
    'Barracuda hides the client, and writes a zone by name',
    'from localhost.localdomain ([172.31.9.1]) by bar.rcpt.example with ESMTP id aB1cD2 (version=TLSv1 cipher=AES128-SHA bits=128 verify=NO); Tue, 24 Nov 2026 03:00:00 +0100 (WAT)',
    { ip: '172.31.9.1', tls: { version: 'TLSv1', cipher: 'AES128-SHA' }, zone: 60 },
  );
  shape(
    'IronPort writes the cipher as a path, and a date without weekday',
    'from rev.sender.example (HELO out.sender.example) ([203.0.113.60]) by ob1.hc77-1.iphmx.example with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384; 24 Nov 2026 04:00:00 +0200',
    {
      with: 'ESMTP',
      tls: { version: 'unknown', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' },
      helo: 'out.sender.example',
      reverseName: 'rev.sender.example',
      ip: '203.0.113.60',
      date: '2026-11-24T02:00:00.000Z',
    },
  );
  shape(
    'FortiMail joins two ids by a hyphen',
    'from out.sender.example ([203.0.113.60]) by forti.rcpt.example with ESMTPS id 0AO2000A001234-0AO2000C001234 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO); Tue, 24 Nov 2026 04:00:00 +0200',
    { id: '0AO2000A001234-0AO2000C001234', helo: 'out.sender.example', reverseName: null },
  );
  shape(
    'Halon has a UUID, and a zone by name',
    `${CLIENT} by halon.rcpt.example (Halon) with ESMTPS id 1c2d3e4f-aaaa-bbbb-cccc-0123456789ab; Tue, 24 Nov 2026 10:00:00 +0800 (AWST)`,
    { software: 'Halon', id: '1c2d3e4f-aaaa-bbbb-cccc-0123456789ab', zone: 480 },
  );
  shape(
    'SurfControl names itself behind a dash, and writes no comma in its date',
    'from Unknown [203.0.113.61] by mx4.rcpt.example - SurfControl E-mail Filter (6.1.0); Tue 24 Nov 2026 11:00:00 +0900',
    {
      ip: '203.0.113.61',
      by: 'mx4.rcpt.example',
      software: 'SurfControl E-mail Filter',
      reverseName: null,
      date: '2026-11-24T02:00:00.000Z',
    },
  );
  shape(
    'Active!Hunter writes "envelope sender:" with a blank and a colon, and words around its protocol',
    'from out.sender.example ([203.0.113.60]) (envelope sender: <alice@sender.example>) by ah1.rcpt.example with Active!Hunter esmtp server; Tue, 24 Nov 2026 11:00:00 +0900',
    { envelopeFrom: 'alice@sender.example', with: 'Active!Hunter esmtp server', ip: '203.0.113.60' },
  );
  shape(
    'GoDaddy has no host behind "by"',
    'from out.secureserver.example ([203.0.113.62]) by : HOSTING RELAY : with ESMTPS id aBcDeFgH; Mon, 23 Nov 2026 19:00:00 -0700',
    { by: null, software: 'HOSTING RELAY', with: 'ESMTPS', id: 'aBcDeFgH', ip: '203.0.113.62' },
  );
  shape(
    'Trend Micro Email Security',
    'from out.sender.example (unknown [203.0.113.63]) by repre01.tmes.trendmicro.eu (Trend Micro Email Security) with ESMTPS id CFA35100003AD; Tue, 24 Nov 2026 02:00:00 +0000 (UTC)',
    { form: 'unmarked', ip: '203.0.113.63', software: 'Trend Micro Email Security' },
  );
  shape(
    'Seznam writes the address itself where it has no name',
    'from box.sender.example (2001:db8::7 [2001:db8::7]) by email-relay18.ng.seznam.cz (Seznam SMTPD 1.3.119) with ESMTP; Tue, 24 Nov 2026 03:00:00 +0100 (CET)',
    { form: 'unmarked', ip: '2001:db8::7', reverseName: null },
  );
});
