package dev.loggia.engine.account;

import dev.loggia.engine.platform.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Tables {@code account}, {@code identity} and {@code owner}. */
interface AccountSql {

    /** An account as a requester needs it. */
    record MemberRow(AccountId id, String tier) {}

    @SqlQuery("select account_open(:fresh, :provider, :subject, :now)")
    AccountId open(AccountId fresh, String provider, String subject, Instant now);

    @SqlQuery("select account_id from identity where provider = :provider and subject = :subject")
    Optional<AccountId> find(String provider, String subject);

    @SqlQuery("""
            select a.id, a.tier from identity i join account a on a.id = i.account_id
            where i.provider = :provider and i.subject = :subject""")
    @RegisterConstructorMapper(MemberRow.class)
    Optional<MemberRow> findMember(String provider, String subject);

    @SqlQuery("select account_link(:account, :provider, :subject, :now)")
    AccountId link(AccountId account, String provider, String subject, Instant now);

    /** What was made under the name of an identity, if that is a chat user's. */
    @SqlQuery("""
            select id from owner
            where kind = 'chat' and subject = :provider || ':' || :subject and account_id = :account and retired_at is null""")
    Optional<UUID> chatOwner(AccountId account, String provider, String subject);

    @SqlQuery("select account_unlink(:account, :provider, :subject, :now)")
    String unlink(AccountId account, String provider, String subject, Instant now);

    @SqlQuery("select account_claim(:account, :visitor, :now)")
    Optional<UUID> claim(AccountId account, String visitor, Instant now);

    @SqlQuery("select account_merge(:source, :survivor)")
    boolean merge(AccountId source, AccountId survivor);

    @SqlQuery("select coalesce(merged_into, id) from account where id = :account")
    Optional<AccountId> survivor(AccountId account);
}
