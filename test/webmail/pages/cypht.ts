import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'cypht',
  address: 'https://mail.example/?page=message&uid=7&list_path=imap_1_494e424f58&list_parent=unread',
  html: (body) =>
    wholePage({
      body: `<script>var hm_page_name = function() { return "message"; };var hm_list_path = function() { return ""; };</script>
        <div class="msg_text"><div class="row small_header"><span class="js-header_subject">Minutes</span></div>
          <div class="row small_header"><a id="contact_info" class="js-header_from" href="#">Alice &lt;alice@sender.example&gt;</a></div>
          <div class="msg_text_inner">${body}</div></div>`,
    }),
  open: [
    {
      id: 'imap_1_494e424f58/7',
      from: 'alice@sender.example',
      subject: 'Minutes',
      beside: '.small_header #contact_info',
    },
  ],
  sources: [
    'https://mail.example/?page=message&uid=7&list_path=imap_1_494e424f58&imap_download_message=1&imap_msg_part=0',
  ],
};
