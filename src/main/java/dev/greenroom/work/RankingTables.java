package dev.greenroom.work;

import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.XmlNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The ranking table in force. A new version counts as soon as somebody has looked, which happens every second. */
@Component
class RankingTables {

    private static final Logger LOG = LoggerFactory.getLogger(RankingTables.class);

    private final Decisions decisions;
    private final ModelCheck check;
    private volatile @Nullable RankingTable inForce;
    private volatile String id = "";

    RankingTables(Decisions decisions, ModelCheck check) {
        this.decisions = decisions;
        this.check = check;
    }

    /** Empty in a house without a ranking. */
    Optional<RankingTable> inForce() {
        return Optional.ofNullable(inForce);
    }

    /** Looks whether an owner has published another version. */
    synchronized void look() {
        String latest = decisions.latestVersion(RankingTable.TABLE).orElse("");
        if (!latest.equals(id)) {
            inForce = latest.isEmpty() ? null : read(latest);
            id = latest;
            LOG.debug("Work is ranked by {}", latest);
        }
    }

    private @Nullable RankingTable read(String latest) {
        byte[] source = decisions.source(RankingTable.TABLE).orElseThrow();
        XmlNode definitions = check.check(RankingTable.TABLE + ".dmn", source).xml();
        return definitions == null ? null : table(number(latest), definitions, source);
    }

    /** A table that nobody has put in force. */
    RankingTable proposed(byte[] source) {
        XmlNode definitions = check.check(RankingTable.TABLE + ".dmn", source).xml();
        return table(0, Objects.requireNonNull(definitions), source);
    }

    private RankingTable table(int version, XmlNode definitions, byte[] source) {
        return new RankingTable(version, definitions, decisions.trial(RankingTable.TABLE, source));
    }

    /** The engine counts the versions of a table: {@code work-ranking:3:…}. */
    static int number(String version) {
        return Integer.parseInt(version.split(":")[1]);
    }
}
