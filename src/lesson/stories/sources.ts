/** Made by `node scripts/stories.mjs` out of test/messages/stories: what stands in it is signed, so nothing may be changed by hand. */

/** The messages, each line ended by a line feed alone. */
export const SOURCES = {
  way: `Return-Path: <hana@aoba.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <hana@aoba.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:04 +0900 (JST)
Authentication-Results: mx.post.example; spf=none smtp.mailfrom=aoba.example; dkim=none; dmarc=none header.from=aoba.example
Received: from out.aoba.example (out.aoba.example [198.51.100.20])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cW7Qj0Rk9
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:03 +0900 (JST)
Received: from smtp.aoba.example (smtp.aoba.example [10.1.0.4])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by out.aoba.example (Postfix) with ESMTPS id 4cW7Qh2Zs1
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:02 +0900 (JST)
Received: from [192.168.1.20] (p20.dyn.line.example [203.0.113.20])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	(Authenticated sender: hana)
	by smtp.aoba.example (Postfix) with ESMTPSA id 4cW7Qg5Lx0
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:01 +0900 (JST)
From: Hana <hana@aoba.example>
To: Ken <ken@post.example>
Subject: Photos from Sunday
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <photos@aoba.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hi Ken,

here are the photos from Sunday.

Hana
`,
  direct: `Return-Path: <win@prize.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <win@prize.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:05 +0900 (JST)
Authentication-Results: mx.post.example; spf=none smtp.mailfrom=prize.example; dkim=none; dmarc=none header.from=prize.example
Received: from PC-77 (p77.dyn.line.example [203.0.113.77])
	by mx.post.example (Postfix) with ESMTP id 4cW8Ab3Tn2
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:04 +0900 (JST)
From: Prize Team <win@prize.example>
To: Ken <ken@post.example>
Subject: You have won
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <win@prize.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Claim your prize today.
`,
  spf: `Return-Path: <bounce@shop.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <bounce@shop.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:03 +0900 (JST)
Authentication-Results: mx.post.example; spf=pass smtp.mailfrom=shop.example; dkim=none; dmarc=none header.from=shop.example
Received: from out.mailer.example (out.mailer.example [198.51.100.7])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cW9Bf6Wq4
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:02 +0900 (JST)
Received: from app.shop.example (app.shop.example [192.0.2.3])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	(Authenticated sender: shop)
	by out.mailer.example (Postfix) with ESMTPSA id 4cW9Bd1Vp7
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:01 +0900 (JST)
From: Shop <orders@shop.example>
To: Ken <ken@post.example>
Subject: Your order has shipped
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <order-4711@shop.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Ken,

your order left our warehouse today.
`,
  dkim: `Return-Path: <info@city.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <info@city.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:02 +0900 (JST)
Authentication-Results: mx.post.example; spf=none smtp.mailfrom=city.example;
	dkim=pass header.d=city.example header.s=s2026; dmarc=none header.from=city.example
Received: from mail.city.example (mail.city.example [192.0.2.40])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cWAAm2Ys3
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:01 +0900 (JST)
Received: from desk7.city.example (desk7.city.example [10.2.0.7])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	(Authenticated sender: info)
	by mail.city.example (Postfix) with ESMTPSA id 4cWAAk8Xr5
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:00 +0900 (JST)
DKIM-Signature: v=1;
	a=ed25519-sha256;
	c=relaxed/relaxed;
	d=city.example;
	s=s2026;
	t=1795168800;
	h=from:to:subject:date:message-id:mime-version:content-type;
	bh=9IaPb1Ar+78oUhycIOcK+CvA+/AirWAWa7mWGRaIAqw=;
	b=LPduNeNr1gL/5Us++DnoYoz49Ni5lfVlgEczEZUbBGDSM+J66mG5TsLq5NAUQXYOQdsLUCTYnOV4go1AYTxNDA==
From: City Hall <info@city.example>
To: Ken <ken@post.example>
Subject: Waste collection in December
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <waste-12@city.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear citizen,

in December we collect paper on Tuesdays.
`,
  dmarc: `Return-Path: <b-8812@bounces.mailer.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <b-8812@bounces.mailer.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:03 +0900 (JST)
Authentication-Results: mx.post.example; spf=pass smtp.mailfrom=bounces.mailer.example;
	dkim=pass header.d=mail.bank.example header.s=k1; dmarc=pass header.from=bank.example
Received: from out.mailer.example (out.mailer.example [198.51.100.7])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cWBBn7Zt1
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:02 +0900 (JST)
DKIM-Signature: v=1;
	a=ed25519-sha256;
	c=relaxed/relaxed;
	d=mail.bank.example;
	s=k1;
	t=1795168800;
	h=from:to:subject:date:message-id:mime-version:content-type;
	bh=YFfmpOtC6XncIrt6iw3XSSiSTI9CvQtVRotetMowsM4=;
	b=GcVEmBjeE6JodGvtQubZFru9FypX6JvVSgb7KGikb2x63ZepDShxDpujqEUAXpJO0FAFCu2REN3rVfcU65FNCg==
From: Bank <notice@bank.example>
To: Ken <ken@post.example>
Subject: Your statement is ready
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <statement-11@bank.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear customer,

your statement is ready in the app.
`,
  forward: `Return-Path: <office@school.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <office@school.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:05 +0900 (JST)
Authentication-Results: mx.post.example; spf=fail smtp.mailfrom=school.example;
	dkim=pass header.d=school.example header.s=mail; dmarc=pass header.from=school.example
Received: from mail.alumni.example (mail.alumni.example [203.0.113.50])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cWCCq9Bx6
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:04 +0900 (JST)
Received: from mail.school.example (mail.school.example [192.0.2.60])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mail.alumni.example (Postfix) with ESMTPS id 4cWCCp4Aw8
	for <ken@alumni.example>; Fri, 20 Nov 2026 19:00:02 +0900 (JST)
DKIM-Signature: v=1;
	a=ed25519-sha256;
	c=relaxed/relaxed;
	d=school.example;
	s=mail;
	t=1795168800;
	h=from:to:subject:date:message-id:mime-version:content-type;
	bh=i6Yx31rtdB8aADBoMbyHaErjuJRgTO0ACoux4p0dfFE=;
	b=PW5OxYYN8o4uerdeYRrC0qvxZ1+91zqWbrocreMPcql3Swh7N3XZVjYH0rvjju65uqM87q+ATy0NFZxcAgDqAA==
From: School Office <office@school.example>
To: Ken <ken@alumni.example>
Subject: Reunion in March
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <reunion@school.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Ken,

we meet on 20 March at noon.
`,
  forward_unsigned: `Return-Path: <office@school.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <office@school.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:05 +0900 (JST)
Authentication-Results: mx.post.example; spf=fail smtp.mailfrom=school.example; dkim=none;
	dmarc=fail (p=quarantine) header.from=school.example
Received: from mail.alumni.example (mail.alumni.example [203.0.113.50])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cWCCq9Bx6
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:04 +0900 (JST)
Received: from mail.school.example (mail.school.example [192.0.2.60])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mail.alumni.example (Postfix) with ESMTPS id 4cWCCp4Aw8
	for <ken@alumni.example>; Fri, 20 Nov 2026 19:00:02 +0900 (JST)
From: School Office <office@school.example>
To: Ken <ken@alumni.example>
Subject: Reunion in March
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <reunion@school.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Ken,

we meet on 20 March at noon.
`,
  list: `Return-Path: <walks-bounces@lists.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <walks-bounces@lists.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:04 +0900 (JST)
Authentication-Results: mx.post.example; spf=pass smtp.mailfrom=lists.example;
	dkim=fail header.d=club.example; dmarc=fail (p=none) header.from=club.example
Received: from lists.example (lists.example [203.0.113.90])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cWDDs1Dz0
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:03 +0900 (JST)
ARC-Seal: i=1; a=ed25519-sha256; d=lists.example; s=arc; t=1795168802; cv=none;
	b=VV/sgw3jX/l+FSdZ+vfk7RblICoa+ibdrQeU7Z2CwdYaBGH7hTOnGAfYzcYlZNI2yirLojkWPyls44ZxRCyMCg==
ARC-Message-Signature: i=1; a=ed25519-sha256; d=lists.example; s=arc; c=relaxed/relaxed; t=1795168802;
	h=from:to:subject:date:message-id:mime-version:content-type:list-id:dkim-signature;
	bh=PzedvumiHPh1YRmTEuzhoBHi0opKAbGH3jWLtd1ZId0=;
	b=Da6tcogccz6V+/kjiXtpG33Nq+cyqKGHxk791VlPc8zOAl8PaAWrFyqnhZbpX6cpP5DxzoNau9pXVTmMyNTPBw==
ARC-Authentication-Results: i=1; lists.example; spf=pass smtp.mailfrom=club.example;
	dkim=pass header.d=club.example; dmarc=pass header.from=club.example
List-Id: <walks.lists.example>
Received: from mail.club.example (mail.club.example [192.0.2.80])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by lists.example (Postfix) with ESMTPS id 4cWDDr5Cy3
	for <walks@lists.example>; Fri, 20 Nov 2026 19:00:01 +0900 (JST)
DKIM-Signature: v=1;
	a=ed25519-sha256;
	c=relaxed/relaxed;
	d=club.example;
	s=mail;
	t=1795168800;
	h=from:to:subject:date:message-id:mime-version:content-type;
	bh=I5oXuyNyBqUjAWC4Sl/i4y4EV6Vc/ETY/ORdp13jaZg=;
	b=3Cpwe040WdoPzU/3cQr9gRFkggaASDSGmGW4rNtS/BXUYpYRwWsBLAPruY1n6nLeQcGFCnqtthl9IXA8UrxEAA==
From: Mari <mari@club.example>
To: walks@lists.example
Subject: [walks] Meeting point
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <walk@club.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

We meet at the station at nine.

Mari
_______________________________________________
walks mailing list
To leave it, write to walks-leave@lists.example
`,
  attack: `Return-Path: <alert@bank.example>
Received: from mx.post.example ([10.0.0.5])
	by store.post.example with LMTP
	id kJ2aB1cQHmcVAgAA9yYx3w
	(envelope-from <alert@bank.example>)
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:06 +0900 (JST)
Authentication-Results: mx.post.example; spf=fail smtp.mailfrom=bank.example; dkim=none;
	dmarc=fail (p=reject) header.from=bank.example
Received: from mail.bank.example (unknown [203.0.113.66])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mx.post.example (Postfix) with ESMTPS id 4cWEEv7Fb5
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:05 +0900 (JST)
Authentication-Results: mx.post.example; spf=pass smtp.mailfrom=bank.example;
	dkim=pass header.d=bank.example; dmarc=pass header.from=bank.example
Received: from core.bank.example (core.bank.example [192.0.2.120])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by mail.bank.example (Postfix) with ESMTPS id 4cWEEt3Ea9
	for <ken@post.example>; Fri, 20 Nov 2026 19:00:00 +0900 (JST)
From: Bank Security <alert@bank.example>
To: Ken <ken@post.example>
Subject: Your account is locked
Date: Fri, 20 Nov 2026 19:00:00 +0900
Message-ID: <alert@bank.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Reply-To: alert@bank-support.example

Dear customer,

confirm your password within 24 hours.
`,
} as const;

/** What the signers publish. */
export const CITY_KEY = 'v=DKIM1; k=ed25519; p=DB5sajrBNSb1yB/njF4y3HyDlSsBXf7t0KzWdMMJF/E=';
export const BANK_KEY = 'v=DKIM1; k=ed25519; p=DqZA+At6nP9LuBDBJ25aMRWFGQNMhB1/L5SEMVuyVIg=';
export const SCHOOL_KEY = 'v=DKIM1; k=ed25519; p=x1B4+GxEO7x7YeUNEjx0kJCev8UhSnJYApvzLYzI/Ys=';
export const CLUB_KEY = 'v=DKIM1; k=ed25519; p=FoiqoIVswn4XBoLfneQmIhmhgBX5Pfk8RkmfwXbW6XI=';
export const LISTS_KEY = 'v=DKIM1; k=ed25519; p=vOPOf8VNtHuU7SxMPyqehdEdu9/jlQ1c5WVwlzJz5gg=';
