//! What `--help` says at length.

pub const IMPORT_HELP: &str = "\
Where the official files are published, and how often they change:

  医療情報ネット（ナビイ）オープンデータ, 厚生労働省, twice a year (as of 1 June and 1 December)
    https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/newpage_43373.html
    公共データ利用規約（第1.0版） (PDL 1.0, compatible with CC BY 4.0): name the source and that it was processed
    01-1/01-2 病院, 02-1/02-2 診療所, 03-1/03-2 歯科診療所, 04 助産所, 05 薬局
  介護サービス情報公表システム オープンデータ, 厚生労働省, twice a year (end of June and of December)
    https://www.mhlw.go.jp/stf/kaigo-kouhyou_opendata.html
    CC BY 4.0; one file a service: jigyosho_110 … jigyosho_780
  届出受理医療機関名簿 (施設基準の届出: 在宅療養支援診療所 and the like), 地方厚生局, monthly
    https://kouseikyoku.mhlw.go.jp/
    公共データ利用規約（第1.0版）; the Excel file of each prefecture as published. A file replaces what is known of its
    prefecture and division (医科, 歯科, 薬局). Its records are joined to facilities by name and address: sasae joins --help
  地域の活動・支え合い of the municipality or its 社会福祉協議会: CSV, a template is at /templates/community.csv
  訪問エリア (who comes to an address) of the medical association or the municipality: CSV, a template is at
    /templates/service_areas.csv, or GeoJSON with polygons and the columns of the template as properties
  国民の祝日, 内閣府, once a year (about February)
    https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html
  Places, for searches near a town or a postal code, in any order, each replaced as a whole:
    町丁目 (Geolonia 住所データ, CC BY 4.0: pref,city,town,koaza,lat,lng), 郵便番号 (日本郵便, utf_ken_all.zip),
    市区町村役場 (アマノ技研), 行政区域 (国土数値情報, TopoJSON or GeoJSON with N03_007: credit 国土交通省)
  地域包括支援センター of the municipality: GeoJSON points and areas with area_id
  休日・夜間の当番医 of the municipality or medical association: CSV with 日付, 開始, 終了, 医療機関名 (a template is at
    /templates/duties.csv) or iCalendar; all files of the calendar together, they replace the one before
  Our own forms, filled in by the medical association or municipality: 在宅医療でできること (/templates/home_care.csv), which
    replaces the one before, and 項目ごとの確認日 (/templates/confirmations.csv), which adds to or renews what is known

A file is recognised by its columns, not by its name. A snapshot is complete for its kind of file: what a newer
one lacks is marked as closed, never deleted; kinds that are not in the import stay as they are. Import files of
facilities and of hours (01-1 and 01-2) together. Until the very end nothing changes for residents: a crash, a full
disk or Ctrl-C leaves everything as it was.";

pub const CORRECTIONS_HELP: &str = "\
What visitors report waits here; it never changes what is shown. Put right what is wrong where the data comes from (the
publisher, the municipality's list, a form), and say what became of the report. Who has sent it reads the decision and
the answer on a private page, whose address only they have.

  sasae corrections list > corrections.csv
  sasae corrections show 0199a1b2
  sasae corrections accept 0199a1b2 --answer '電話番号を直しました。ありがとうございます。'
  sasae corrections reject 0199a1b2 --answer '施設に確かめたところ、今の表示のとおりでした。'";

pub const CONFIRM_HELP: &str = "\
Published is not confirmed: every field that matters has its own day, and only a confirmation moves it. After 180 days, or
when newer published data differs from what was confirmed, residents read 要確認.

  sasae confirm 0199a1b2-… --field telephone --field hours --by ささえ市医師会

For many facilities fill in the form at /templates/confirmations.csv and import it: rows add to or renew what is known.";

pub const JOINS_HELP: &str = "\
Lists such as 届出受理医療機関名簿 have no id in common with the facilities. At every import their records are joined to
facilities by name, address and telephone. What is doubtful is shown to nobody until a person has decided:

  sasae joins list > joins.csv          what waits: why, and which facilities may be meant
  sasae joins accept KEY FACILITY_ID    it is this one
  sasae joins reject KEY                it is none of these

A decision is stronger than the rule, and stays when new lists come.";

pub const AUDIT_HELP: &str = "\
Every sign-in, refusal, read and change of personal data is told in a log: who, when, which object, why; never the
content. Each entry carries an HMAC over itself and the one before it, by a key outside the database (SASAE_AUDIT_KEY).
Where the log ends is written at each change to a file (SASAE_AUDIT_HEADS).

  sasae audit verify                                     finds what was dropped, inserted, changed, moved or cut off
  sasae audit verify --head 4711:9f86d081884c7d65…       the same, held against a head that somebody else has kept
  sasae audit head                                       the head of now, to be handed to a second party

Whoever has both the key and the database can write another history; a head that a second party keeps finds that too.
Keep a copy of the key in a safe place, and none beside a copy of the database. After `sasae restore` the log ends
earlier than the file of heads says, and `verify` says so: put the old file away, with a note of why.";
