-- The team's tables, and the walls around them and around the pipeline's. Frozen.

-- One ledger for each organisation: its head comes into being with it.
DELETE FROM ledger_head
--;
CREATE TABLE case_places (
    id TEXT NOT NULL,
    org_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    assigned_to TEXT,
    locked_by TEXT,
    locked_at TEXT,
    withdrawn_at TEXT,
    CONSTRAINT pk_case_places PRIMARY KEY (id)
)
--;
CREATE INDEX ix_case_places_client_id ON case_places (client_id)
--;
CREATE TABLE clients (
    id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    name BYTEA,
    mandate BYTEA,
    CONSTRAINT pk_clients PRIMARY KEY (id)
)
--;
CREATE TABLE deeds (
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    seat TEXT NOT NULL,
    CONSTRAINT pk_deeds PRIMARY KEY (id)
)
--;
CREATE INDEX ix_deeds_seq ON deeds (seq)
--;
CREATE TABLE deliveries (
    id TEXT NOT NULL,
    webhook_id TEXT NOT NULL,
    event TEXT NOT NULL,
    made_at TEXT NOT NULL,
    next_at TEXT,
    done_at TEXT,
    tries INTEGER NOT NULL,
    status INTEGER,
    body TEXT NOT NULL,
    CONSTRAINT pk_deliveries PRIMARY KEY (id)
)
--;
CREATE INDEX ix_deliveries_next_at ON deliveries (next_at)
--;
CREATE INDEX ix_deliveries_webhook_id ON deliveries (webhook_id)
--;
CREATE TABLE doors (
    id TEXT NOT NULL,
    case_id TEXT,
    made_at TEXT NOT NULL,
    verifier BYTEA NOT NULL,
    tries INTEGER NOT NULL,
    not_before TEXT,
    withdrawn_at TEXT,
    CONSTRAINT pk_doors PRIMARY KEY (id)
)
--;
CREATE INDEX ix_doors_case_id ON doors (case_id)
--;
CREATE TABLE host_visits (
    id TEXT NOT NULL,
    began_at TEXT,
    ended_at TEXT,
    rest FLOAT NOT NULL,
    opened_at TEXT,
    finished_at TEXT,
    tries INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    media INTEGER NOT NULL,
    matches INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    CONSTRAINT pk_host_visits PRIMARY KEY (id)
)
--;
CREATE TABLE idempotency (
    id TEXT NOT NULL,
    token_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    digest BYTEA NOT NULL,
    status INTEGER,
    answer BYTEA,
    CONSTRAINT pk_idempotency PRIMARY KEY (id)
)
--;
CREATE INDEX ix_idempotency_token_id ON idempotency (token_id)
--;
CREATE TABLE invitations (
    id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    used_at TEXT,
    CONSTRAINT pk_invitations PRIMARY KEY (id)
)
--;
CREATE INDEX ix_invitations_member_id ON invitations (member_id)
--;
CREATE TABLE letterbox (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    door_id TEXT,
    case_id TEXT,
    content BYTEA NOT NULL,
    CONSTRAINT pk_letterbox PRIMARY KEY (id)
)
--;
CREATE INDEX ix_letterbox_door_id ON letterbox (door_id)
--;
CREATE TABLE look_backs (
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    CONSTRAINT pk_look_backs PRIMARY KEY (id)
)
--;
CREATE TABLE members (
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    left_at TEXT,
    clients TEXT NOT NULL,
    login_index BYTEA NOT NULL,
    totp BYTEA NOT NULL,
    totp_step INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    not_before TEXT,
    name BYTEA,
    login BYTEA,
    CONSTRAINT pk_members PRIMARY KEY (id)
)
--;
CREATE INDEX ix_members_login_index ON members (login_index)
--;
CREATE UNIQUE INDEX ux_members_login_index ON members (login_index) WHERE login_index <> ''::bytea
--;
CREATE TABLE organisations (
    id TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    public BYTEA NOT NULL,
    ledger_public BYTEA NOT NULL,
    two_person INTEGER NOT NULL,
    keeps_seen INTEGER NOT NULL,
    notifier_name TEXT NOT NULL,
    notifier_email TEXT NOT NULL,
    CONSTRAINT pk_organisations PRIMARY KEY (id),
    CONSTRAINT uq_organisations_slug UNIQUE (slug)
)
--;
CREATE TABLE passkeys (
    id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    credential_id BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count INTEGER NOT NULL,
    name BYTEA,
    CONSTRAINT pk_passkeys PRIMARY KEY (id)
)
--;
CREATE INDEX ix_passkeys_member_id ON passkeys (member_id)
--;
CREATE TABLE registry_log (
    id BIGSERIAL NOT NULL,
    org_id TEXT NOT NULL,
    case_id TEXT,
    op TEXT NOT NULL,
    subject TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_registry_log PRIMARY KEY (id)
)
--;
CREATE TABLE revisits (
    id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    done_at TEXT,
    content BYTEA NOT NULL,
    CONSTRAINT pk_revisits PRIMARY KEY (id)
)
--;
CREATE INDEX ix_revisits_done_at ON revisits (done_at)
--;
CREATE TABLE seats (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    public BYTEA NOT NULL,
    wrapped BYTEA NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    proof BYTEA,
    CONSTRAINT pk_seats PRIMARY KEY (id)
)
--;
CREATE TABLE seen (
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    batch BYTEA NOT NULL,
    CONSTRAINT pk_seen PRIMARY KEY (id)
)
--;
CREATE INDEX ix_seen_at ON seen (at)
--;
CREATE TABLE services (
    id TEXT NOT NULL,
    public BYTEA NOT NULL,
    wrapped BYTEA NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT pk_services PRIMARY KEY (id)
)
--;
CREATE TABLE shares (
    subject TEXT NOT NULL,
    holder TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    CONSTRAINT pk_shares PRIMARY KEY (subject, holder)
)
--;
CREATE INDEX ix_shares_holder ON shares (holder)
--;
CREATE TABLE spots (
    id TEXT NOT NULL,
    host BYTEA,
    not_before TEXT,
    CONSTRAINT pk_spots PRIMARY KEY (id),
    CONSTRAINT fk_spots_id FOREIGN KEY(id) REFERENCES addresses (id) ON DELETE CASCADE
)
--;
CREATE INDEX ix_spots_host ON spots (host)
--;
CREATE INDEX ix_spots_unplaced ON spots (id) WHERE host IS NULL
--;
CREATE TABLE tokens (
    id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    role TEXT NOT NULL,
    scopes TEXT NOT NULL,
    clients TEXT NOT NULL,
    acts_for TEXT,
    confirmed_by TEXT,
    confirmed_at TEXT,
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    revoked_at TEXT,
    seen_at TEXT,
    replaces TEXT,
    name BYTEA,
    CONSTRAINT pk_tokens PRIMARY KEY (id)
)
--;
CREATE TABLE web_sessions (
    id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    revoked_at TEXT,
    wrapped BYTEA NOT NULL,
    about BYTEA,
    CONSTRAINT pk_web_sessions PRIMARY KEY (id)
)
--;
CREATE INDEX ix_web_sessions_member_id ON web_sessions (member_id)
--;
CREATE TABLE webhooks (
    id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    clients TEXT NOT NULL,
    events TEXT NOT NULL,
    seq BIGINT NOT NULL,
    failing_since TEXT,
    why TEXT NOT NULL,
    content BYTEA NOT NULL,
    address BYTEA NOT NULL,
    CONSTRAINT pk_webhooks PRIMARY KEY (id)
)
--;
CREATE TABLE workers (
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_workers PRIMARY KEY (id)
)
--;
ALTER TABLE clients ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE deeds ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE deliveries ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE doors ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE idempotency ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE invitations ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE letterbox ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE members ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE passkeys ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE seats ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE shares ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE tokens ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE web_sessions ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE webhooks ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE cases ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE addresses ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE captures ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE cautions ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE consents ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE dispatches ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE ledger ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE looks ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE matches ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE media ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE negatives ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE notes ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE notices ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE posts ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE replies ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE sightings ADD COLUMN org_id text NOT NULL, ADD COLUMN client_id text NOT NULL
--;
ALTER TABLE checkpoints ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE ledger_head ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE tallies ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE timestamps ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE views ADD COLUMN org_id text NOT NULL DEFAULT coalesce(current_setting('takedown.org', true), '')
--;
ALTER TABLE ledger DROP CONSTRAINT pk_ledger, ADD CONSTRAINT pk_ledger PRIMARY KEY (org_id, seq)
--;
ALTER TABLE ledger_head DROP CONSTRAINT pk_ledger_head, ADD CONSTRAINT pk_ledger_head PRIMARY KEY (org_id, id)
--;
ALTER TABLE shares DROP CONSTRAINT pk_shares, ADD CONSTRAINT pk_shares PRIMARY KEY (org_id, subject, holder)
--;
CREATE FUNCTION takedown_placed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.case_id IS NULL THEN
        NEW.org_id := coalesce(current_setting('takedown.org', true), ''); NEW.client_id := '';
    ELSE
        SELECT org_id, client_id INTO STRICT NEW.org_id, NEW.client_id FROM cases WHERE id = NEW.case_id;
    END IF;
    RETURN NEW;
END $$
--;
CREATE FUNCTION takedown_case_placed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.org_id := coalesce(current_setting('takedown.org', true), ''); NEW.client_id := coalesce(current_setting('takedown.client', true), '');
    IF NEW.org_id = '' OR NEW.client_id = '' THEN
        RAISE EXCEPTION 'a case needs an organisation and a client';
    END IF;
    RETURN NEW;
END $$
--;
CREATE FUNCTION takedown_case_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_places (id, org_id, client_id, opened_by) VALUES (NEW.id, NEW.org_id, NEW.client_id, coalesce(current_setting('takedown.seat', true), ''));
    RETURN NEW;
END $$
--;
CREATE FUNCTION takedown_logged() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one record;
BEGIN
    IF TG_OP = 'DELETE' THEN one := OLD; ELSE one := NEW; END IF;
    INSERT INTO registry_log (org_id, case_id, op, subject, at) VALUES (
        one.org_id,
        CASE WHEN TG_TABLE_NAME = 'cases' THEN one.id ELSE to_jsonb(one) ->> 'case_id' END,
        TG_TABLE_NAME || '-' || lower(TG_OP), one.id,
        to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
    PERFORM pg_notify('takedown_registry', '');
    RETURN NULL;
END $$
--;
CREATE FUNCTION takedown_spotted() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO spots (id) VALUES (NEW.id);
    RETURN NULL;
END $$
--;
CREATE FUNCTION takedown_deed_noted() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO deeds (id, org_id, seq, seat) VALUES (NEW.id, NEW.org_id, NEW.seq, coalesce(current_setting('takedown.seat', true), ''));
    RETURN NULL;
END $$
--;
CREATE TRIGGER takedown_case_placed_before BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION takedown_case_placed()
--;
CREATE TRIGGER takedown_case_noted_after AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION takedown_case_noted()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON addresses FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON captures FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON cautions FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON consents FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON dispatches FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON looks FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON matches FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON media FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON negatives FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON notices FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON replies FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_placed_before BEFORE INSERT ON sightings FOR EACH ROW EXECUTE FUNCTION takedown_placed()
--;
CREATE TRIGGER takedown_spotted_after AFTER INSERT ON addresses FOR EACH ROW EXECUTE FUNCTION takedown_spotted()
--;
CREATE TRIGGER takedown_logged_after AFTER UPDATE OF status, agreed, adult, level ON cases FOR EACH ROW EXECUTE FUNCTION takedown_logged()
--;
CREATE TRIGGER takedown_logged_after AFTER INSERT OR UPDATE OF fingerprint, local, frames OR DELETE ON media FOR EACH ROW EXECUTE FUNCTION takedown_logged()
--;
CREATE TRIGGER takedown_logged_after AFTER INSERT OR DELETE ON negatives FOR EACH ROW EXECUTE FUNCTION takedown_logged()
--;
CREATE TRIGGER takedown_deed_noted_after AFTER INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION takedown_deed_noted()
--;
CREATE INDEX ix_addresses_org_id ON addresses (org_id)
--;
CREATE INDEX ix_captures_org_id ON captures (org_id)
--;
CREATE INDEX ix_case_places_org_id ON case_places (org_id)
--;
CREATE INDEX ix_cases_org_id ON cases (org_id)
--;
CREATE INDEX ix_cautions_org_id ON cautions (org_id)
--;
CREATE INDEX ix_checkpoints_org_id ON checkpoints (org_id)
--;
CREATE INDEX ix_clients_org_id ON clients (org_id)
--;
CREATE INDEX ix_consents_org_id ON consents (org_id)
--;
CREATE INDEX ix_deeds_org_id ON deeds (org_id)
--;
CREATE INDEX ix_deliveries_org_id ON deliveries (org_id)
--;
CREATE INDEX ix_dispatches_org_id ON dispatches (org_id)
--;
CREATE INDEX ix_doors_org_id ON doors (org_id)
--;
CREATE INDEX ix_idempotency_org_id ON idempotency (org_id)
--;
CREATE INDEX ix_invitations_org_id ON invitations (org_id)
--;
CREATE INDEX ix_ledger_org_id ON ledger (org_id)
--;
CREATE INDEX ix_ledger_head_org_id ON ledger_head (org_id)
--;
CREATE INDEX ix_letterbox_org_id ON letterbox (org_id)
--;
CREATE INDEX ix_looks_org_id ON looks (org_id)
--;
CREATE INDEX ix_matches_org_id ON matches (org_id)
--;
CREATE INDEX ix_media_org_id ON media (org_id)
--;
CREATE INDEX ix_members_org_id ON members (org_id)
--;
CREATE INDEX ix_negatives_org_id ON negatives (org_id)
--;
CREATE INDEX ix_notes_org_id ON notes (org_id)
--;
CREATE INDEX ix_notices_org_id ON notices (org_id)
--;
CREATE INDEX ix_passkeys_org_id ON passkeys (org_id)
--;
CREATE INDEX ix_posts_org_id ON posts (org_id)
--;
CREATE INDEX ix_registry_log_org_id ON registry_log (org_id)
--;
CREATE INDEX ix_replies_org_id ON replies (org_id)
--;
CREATE INDEX ix_seats_org_id ON seats (org_id)
--;
CREATE INDEX ix_shares_org_id ON shares (org_id)
--;
CREATE INDEX ix_sightings_org_id ON sightings (org_id)
--;
CREATE INDEX ix_tallies_org_id ON tallies (org_id)
--;
CREATE INDEX ix_timestamps_org_id ON timestamps (org_id)
--;
CREATE INDEX ix_tokens_org_id ON tokens (org_id)
--;
CREATE INDEX ix_views_org_id ON views (org_id)
--;
CREATE INDEX ix_web_sessions_org_id ON web_sessions (org_id)
--;
CREATE INDEX ix_webhooks_org_id ON webhooks (org_id)
--;
CREATE INDEX ix_shares_held ON shares (org_id, holder, subject)
--;
CREATE INDEX ix_ledger_subject ON ledger (org_id, subject)
--;
ALTER TABLE addresses ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON addresses TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON addresses TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE captures ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON captures TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON captures TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE case_places ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON case_places TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON case_places TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE cases ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON cases TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR id IS NULL OR id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON cases TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE cautions ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON cautions TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON cautions TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE checkpoints ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON checkpoints TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON checkpoints TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE clients ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON clients TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON clients TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE consents ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON consents TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON consents TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE deeds ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON deeds TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON deeds TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON deliveries TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON deliveries TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE dispatches ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON dispatches TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON dispatches TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE doors ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON doors TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON doors TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON idempotency TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON idempotency TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON invitations TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON invitations TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON ledger TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON ledger TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE ledger_head ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON ledger_head TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON ledger_head TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE letterbox ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON letterbox TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON letterbox TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE looks ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON looks TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON looks TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE matches ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON matches TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON matches TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE media ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON media TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON media TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE members ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON members TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON members TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE negatives ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON negatives TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON negatives TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON notes TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON notes TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE notices ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON notices TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON notices TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON passkeys TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON passkeys TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE posts ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON posts TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON posts TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE registry_log ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON registry_log TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON registry_log TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE replies ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON replies TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON replies TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE seats ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON seats TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON seats TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE shares ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON shares TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON shares TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE sightings ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON sightings TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))) AND (coalesce(current_setting('takedown.seat', true), '') = '*' OR case_id IS NULL OR case_id IN (SELECT subject FROM shares WHERE holder = (SELECT coalesce(current_setting('takedown.seat', true), ''))))) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND (coalesce(current_setting('takedown.clients', true), '') = '*' OR client_id = '' OR client_id = ANY (string_to_array(coalesce(current_setting('takedown.clients', true), ''), ','))))
--;
CREATE POLICY fleet ON sightings TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE tallies ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON tallies TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON tallies TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE timestamps ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON timestamps TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON timestamps TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE tokens ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON tokens TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON tokens TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE views ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON views TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON views TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE web_sessions ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON web_sessions TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON web_sessions TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE webhooks ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY web ON webhooks TO takedown_web USING (org_id = coalesce(current_setting('takedown.org', true), '') AND true AND true) WITH CHECK (org_id = coalesce(current_setting('takedown.org', true), '') AND true)
--;
CREATE POLICY fleet ON webhooks TO takedown_fleet USING (coalesce(current_setting('takedown.org', true), '') IN ('', org_id))
--;
ALTER TABLE organisations ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY known ON organisations FOR SELECT USING (true)
--;
CREATE POLICY own ON organisations FOR UPDATE TO takedown_web USING (id = coalesce(current_setting('takedown.org', true), ''))
--;
CREATE POLICY new ON organisations FOR INSERT TO takedown_web WITH CHECK (id = coalesce(current_setting('takedown.org', true), ''))
--;
DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$
--;
GRANT USAGE ON SCHEMA public TO takedown_web, takedown_fleet
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON addresses, captures, case_places, cases, cautions, checkpoints, clients, consents, deliveries, dispatches, doors, idempotency, invitations, ledger, ledger_head, letterbox, looks, matches, media, members, negatives, notes, notices, organisations, passkeys, posts, replies, seats, shares, sightings, tallies, timestamps, tokens, views, web_sessions, webhooks TO takedown_web, takedown_fleet
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON leads, seen, look_backs, revisits, workers, spots, host_visits, services TO takedown_fleet
--;
GRANT SELECT (seq), DELETE ON leads TO takedown_web
--;
GRANT SELECT (id, public) ON services TO takedown_web
--;
GRANT SELECT ON workers TO takedown_web
--;
GRANT SELECT ON deeds TO takedown_web, takedown_fleet
--;
GRANT SELECT, DELETE ON registry_log TO takedown_fleet
--;
GRANT SELECT ON alembic_version, team_version TO takedown_web, takedown_fleet
--;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO takedown_fleet
--;
INSERT INTO ledger_head (org_id, id, count, chain, signature) VALUES ('fleet', 'head', 0, '', '')
