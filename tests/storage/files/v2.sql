PRAGMA application_id = 1129600329;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE anchor (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	clock VARCHAR, 
	confidence VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_anchor_key UNIQUE (campaign_id, "key"), 
	CONSTRAINT ck_anchor_confidence CHECK (confidence IN ('confirmed', 'guessed')), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "anchor" VALUES(2,1,'peak_day','2026-11-11',NULL,'guessed','internal','',1);
CREATE TABLE baseline (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	items VARCHAR NOT NULL, 
	starts VARCHAR NOT NULL, 
	finishes VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE calendar_day (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	day VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	estimated BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, own BOOLEAN NOT NULL DEFAULT 0, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_calendar_day_kind CHECK (kind IN ('off', 'work')), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE campaign (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	shop VARCHAR NOT NULL, 
	playbook VARCHAR NOT NULL, 
	profile VARCHAR NOT NULL, 
	timezone VARCHAR NOT NULL, 
	calendar VARCHAR NOT NULL, 
	calendar_from INTEGER NOT NULL, 
	calendar_to INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	created VARCHAR NOT NULL, 
	weekend VARCHAR NOT NULL, 
	archived BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "campaign" VALUES(1,'双十一 2026','Lanyi','double11','classic','Asia/Shanghai','cn',2026,2027,'zh','2026-09-01','[5,6]',0,1);
CREATE TABLE criterion (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	metric VARCHAR NOT NULL, 
	operator VARCHAR NOT NULL, 
	target FLOAT, 
	unit VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, met BOOLEAN NOT NULL DEFAULT 0, value FLOAT, remark VARCHAR NOT NULL DEFAULT '', 
	PRIMARY KEY (id), 
	CONSTRAINT ck_criterion_stage CHECK (stage IN ('strategy', 'plan', 'traffic', 'pages', 'service', 'stocking', 'review')), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE freeze (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	opens VARCHAR NOT NULL, 
	closes VARCHAR NOT NULL, 
	tags VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_freeze_key UNIQUE (campaign_id, "key"), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE handoff (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	giver VARCHAR NOT NULL, 
	receiver VARCHAR NOT NULL, 
	artefact VARCHAR NOT NULL, 
	two_way BOOLEAN NOT NULL, 
	item_id INTEGER, 
	version INTEGER NOT NULL, answer VARCHAR NOT NULL DEFAULT '' CONSTRAINT ck_handoff_answer CHECK (answer IN ('', 'accepted', 'returned')), answer_reason VARCHAR NOT NULL DEFAULT '', answered VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE item (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	member_id INTEGER, 
	due VARCHAR, 
	duration INTEGER NOT NULL, 
	any_day BOOLEAN NOT NULL, 
	gate BOOLEAN NOT NULL, 
	ready_by VARCHAR, 
	deliverable VARCHAR NOT NULL, 
	acceptance VARCHAR NOT NULL, 
	consulted VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	started VARCHAR, 
	finished VARCHAR, 
	archived BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, tags VARCHAR NOT NULL DEFAULT '[]', evidence VARCHAR NOT NULL DEFAULT '', attachments VARCHAR NOT NULL DEFAULT '[]', reviewer VARCHAR NOT NULL DEFAULT '', review VARCHAR NOT NULL DEFAULT '' CONSTRAINT ck_item_review CHECK (review IN ('', 'asked', 'passed', 'returned')), review_reason VARCHAR NOT NULL DEFAULT '', 
	PRIMARY KEY (id), 
	CONSTRAINT uq_item_key UNIQUE (campaign_id, "key"), 
	CONSTRAINT ck_item_stage CHECK (stage IN ('strategy', 'plan', 'traffic', 'pages', 'service', 'stocking', 'review')), 
	CONSTRAINT ck_item_status CHECK (status IN ('open', 'in_progress', 'blocked', 'done')), 
	CONSTRAINT ck_item_duration CHECK (duration >= 0), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "item" VALUES(4,1,'k4','plan','Item 4','',NULL,NULL,1,0,0,NULL,'','','[]','open','',NULL,NULL,0,0,1,'[]','','[]','','','');
INSERT INTO "item" VALUES(5,1,'k5','plan','Item 5','',NULL,NULL,1,0,0,NULL,'','','[]','open','',NULL,NULL,0,0,1,'[]','','[]','','','');
INSERT INTO "item" VALUES(6,1,'k6','plan','Item 6','',NULL,NULL,1,0,0,NULL,'','','[]','open','',NULL,NULL,0,0,1,'[]','','[]','','','');
CREATE TABLE journal_change (
	seq INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	PRIMARY KEY (seq, position), 
	FOREIGN KEY(seq) REFERENCES journal_entry (seq) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "journal_change" VALUES(1,0,'campaign',1,NULL,'{"id":1,"name":"双十一 2026","shop":"Lanyi","playbook":"double11","profile":"classic","timezone":"Asia/Shanghai","calendar":"cn","calendar_from":2026,"calendar_to":2027,"language":"zh","created":"2026-09-01","weekend":"[5,6]","archived":false,"version":1}');
INSERT INTO "journal_change" VALUES(1,1,'anchor',2,NULL,'{"id":2,"campaign_id":1,"key":"peak_day","day":"2026-11-11","clock":null,"confidence":"guessed","owner":"internal","name":"","version":1}');
INSERT INTO "journal_change" VALUES(1,2,'member',3,NULL,'{"id":3,"campaign_id":1,"name":"陈宇","roles":"[\"designer\"]","days_off":"[]","archived":false,"version":1,"hours":8.0,"weekdays_off":"[]"}');
INSERT INTO "journal_change" VALUES(1,3,'item',4,NULL,'{"id":4,"campaign_id":1,"key":"k4","stage":"plan","title":"Item 4","role":"","member_id":null,"due":null,"duration":1,"any_day":false,"gate":false,"ready_by":null,"deliverable":"","acceptance":"","consulted":"[]","status":"open","reason":"","started":null,"finished":null,"archived":false,"position":0,"version":1,"tags":"[]","evidence":"","attachments":"[]","reviewer":"","review":"","review_reason":""}');
INSERT INTO "journal_change" VALUES(1,4,'item',5,NULL,'{"id":5,"campaign_id":1,"key":"k5","stage":"plan","title":"Item 5","role":"","member_id":null,"due":null,"duration":1,"any_day":false,"gate":false,"ready_by":null,"deliverable":"","acceptance":"","consulted":"[]","status":"open","reason":"","started":null,"finished":null,"archived":false,"position":0,"version":1,"tags":"[]","evidence":"","attachments":"[]","reviewer":"","review":"","review_reason":""}');
INSERT INTO "journal_change" VALUES(1,5,'item',6,NULL,'{"id":6,"campaign_id":1,"key":"k6","stage":"plan","title":"Item 6","role":"","member_id":null,"due":null,"duration":1,"any_day":false,"gate":false,"ready_by":null,"deliverable":"","acceptance":"","consulted":"[]","status":"open","reason":"","started":null,"finished":null,"archived":false,"position":0,"version":1,"tags":"[]","evidence":"","attachments":"[]","reviewer":"","review":"","review_reason":""}');
CREATE TABLE journal_entry (
	seq INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT ck_journal_entry_state CHECK (state IN ('done', 'undone', 'dropped', 'noted'))
);
INSERT INTO "journal_entry" VALUES(1,'2026-10-01T08:00:00Z','tester','Test',1,'something',6,'done');
CREATE TABLE key_result (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	metric VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	hold BOOLEAN NOT NULL, 
	baseline FLOAT, 
	growth FLOAT, 
	target FLOAT, 
	weight INTEGER NOT NULL, 
	items VARCHAR NOT NULL, 
	actual FLOAT, 
	measured VARCHAR, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_key_result_key UNIQUE (campaign_id, "key"), 
	CONSTRAINT ck_key_result_direction CHECK (direction IN ('up', 'down')), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE link (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"before" INTEGER NOT NULL, 
	"after" INTEGER NOT NULL, 
	lag INTEGER NOT NULL, 
	version INTEGER NOT NULL, accepted VARCHAR NOT NULL DEFAULT '', 
	PRIMARY KEY (id), 
	CONSTRAINT uq_link_ends UNIQUE ("before", "after"), 
	CONSTRAINT ck_link_ends CHECK ("before" <> "after"), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY("before") REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY("after") REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE member (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	roles VARCHAR NOT NULL, 
	days_off VARCHAR NOT NULL, 
	archived BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, hours FLOAT NOT NULL DEFAULT 8.0, weekdays_off VARCHAR NOT NULL DEFAULT '[]', 
	PRIMARY KEY (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "member" VALUES(3,1,'陈宇','["designer"]','[]',0,1,8.0,'[]');
CREATE TABLE meta (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('min_reader','1');
INSERT INTO "meta" VALUES('app_version','0.1.0');
INSERT INTO "meta" VALUES('file_id','e4a04fb83286b022d483ef5d4814c311');
CREATE TABLE note (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE phase (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	opens VARCHAR NOT NULL, 
	closes VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE ritual (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	rrule VARCHAR NOT NULL, 
	clock VARCHAR, 
	minutes INTEGER NOT NULL, 
	workdays BOOLEAN NOT NULL, 
	moved VARCHAR NOT NULL, 
	opens VARCHAR, 
	closes VARCHAR, 
	host VARCHAR NOT NULL, 
	attendees VARCHAR NOT NULL, 
	agenda VARCHAR NOT NULL, 
	outputs VARCHAR NOT NULL, 
	daily_from VARCHAR, 
	daily_to VARCHAR, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_ritual_key UNIQUE (campaign_id, "key"), 
	CONSTRAINT ck_ritual_moved CHECK (moved IN ('skip', 'before', 'after')), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE role (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	duties VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_role_key UNIQUE (campaign_id, "key"), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE saved_view (
	name VARCHAR NOT NULL, 
	"query" VARCHAR NOT NULL, 
	sort VARCHAR NOT NULL, 
	columns VARCHAR NOT NULL, 
	grouping VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE stage_plan (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	opens VARCHAR NOT NULL, 
	closes VARCHAR NOT NULL, 
	gate_due VARCHAR, 
	signer VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_stage_plan_stage CHECK (stage IN ('strategy', 'plan', 'traffic', 'pages', 'service', 'stocking', 'review')), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE step (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	done BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE verdict (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	ruling VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	member_id INTEGER, 
	signer VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	open_items VARCHAR NOT NULL, 
	open_criteria VARCHAR NOT NULL, 
	reopened VARCHAR, 
	reopen_reason VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_verdict_stage CHECK (stage IN ('strategy', 'plan', 'traffic', 'pages', 'service', 'stocking', 'review')), 
	CONSTRAINT ck_verdict_ruling CHECK (ruling IN ('pass', 'risk', 'no-go')), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_journal_entry_state ON journal_entry (state);
CREATE INDEX ix_anchor_campaign_id ON anchor (campaign_id);
CREATE INDEX ix_phase_campaign_id ON phase (campaign_id);
CREATE INDEX ix_calendar_day_campaign_id ON calendar_day (campaign_id);
CREATE INDEX ix_role_campaign_id ON role (campaign_id);
CREATE INDEX ix_member_campaign_id ON member (campaign_id);
CREATE INDEX ix_stage_plan_campaign_id ON stage_plan (campaign_id);
CREATE INDEX ix_criterion_campaign_id ON criterion (campaign_id);
CREATE INDEX ix_item_progress ON item (campaign_id, archived, status);
CREATE INDEX ix_item_member_id ON item (member_id);
CREATE INDEX ix_item_campaign_id ON item (campaign_id);
CREATE INDEX ix_handoff_campaign_id ON handoff (campaign_id);
CREATE INDEX ix_handoff_item_id ON handoff (item_id);
CREATE INDEX ix_step_item_id ON step (item_id);
CREATE INDEX ix_step_campaign_id ON step (campaign_id);
CREATE INDEX ix_link_campaign_id ON link (campaign_id);
CREATE INDEX ix_link_after ON link ("after");
CREATE INDEX ix_note_item_id ON note (item_id);
CREATE INDEX ix_note_campaign_id ON note (campaign_id);
CREATE INDEX ix_freeze_campaign_id ON freeze (campaign_id);
CREATE INDEX ix_baseline_campaign_id ON baseline (campaign_id);
CREATE INDEX ix_ritual_campaign_id ON ritual (campaign_id);
CREATE INDEX ix_verdict_campaign_id ON verdict (campaign_id);
CREATE INDEX ix_verdict_member_id ON verdict (member_id);
CREATE INDEX ix_key_result_campaign_id ON key_result (campaign_id);
COMMIT;
