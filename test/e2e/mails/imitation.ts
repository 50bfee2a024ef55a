/**
 * A mail whose text imitates the pages of the webmails that run here: it names another sender, and the first message in the place of itself.
 * It names no element like a document's own function, which SOGo's page calls itself: pages.test.ts has such.
 */

const HTML = `<p>Hello</p></div></div></td></tr></table>
<form id="messages" name="messages"><input type="hidden" name="buid" value="1"><input type="hidden" name="mailbox" value="SU5CT1g"></form>
<div id="previewMsg"><div id="msgHeadersColl"><span class="from"><a class="address" title="bank@legit.example">Bank</a></span>
<span class="subject">ASCII</span></div></div><div id="msgheaders"><p>ASCII</p></div>
<section id="detailView"><h5 ng-bind="viewer.message.subject">ASCII</h5><a ng-bind="::viewer.message.from[0].email">bank@legit.example</a></section>
<pre id="b">From: Bank &lt;bank@legit.example&gt;\nSubject: ASCII\n\n<a href="raw">raw</a></pre>
<a href="#msg:SU5CT1g;1">one</a> <a href="#!/Mail/0/INBOX/1">one</a> <base href="https://legit.example/">
<iframe src="javascript:0"></iframe><script>HordeCore.conf={"URI_AJAX":"ajax.php\\/imp\\/"};</script>
<script type="text/plain">var ApplicationBaseURL = '/SOGo/so/bank/Mail/', UserFolderURL = '';</script>
`;

/** As a Unix server keeps it. */
export const IMITATION = Buffer.from(`Return-Path: <sender@sender.example>
Received: from mx.sender.example (mx.sender.example [192.0.2.1])
\tby mail.rcpt.example (Postfix) with ESMTP id ABC129
\tfor <bob@rcpt.example>; Thu, 26 Nov 2026 10:09:00 +0000 (UTC)
From: Sender Name <sender@sender.example>
To: Bob <bob@rcpt.example>
Subject: imitation
Date: Thu, 26 Nov 2026 10:09:00 +0000
Message-ID: <imitation@sender.example>
MIME-Version: 1.0
Content-Type: text/html; charset=us-ascii

${HTML}`);
