package fr.maillage.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aHashSaysHowItWasMadeAndNeverRepeats() {
        String first = passwords.generate("trois ânes bleus".toCharArray());
        String second = passwords.generate("trois ânes bleus".toCharArray());
        assertThat(first).startsWith("$argon2id$v=19$m=47104,t=1,p=1$").isNotEqualTo(second);
        assertThat(passwords.verify("trois ânes bleus".toCharArray(), first)).isTrue();
        assertThat(passwords.verify("trois anes bleus".toCharArray(), first)).isFalse();
        assertThat(passwords.outdated(first)).isFalse();
    }

    @Test
    void aHashWithOlderParametersStillOpensAndIsKnownAsOutdated() {
        String old = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID).hash("trois ânes bleus").getResult();
        assertThat(passwords.verify("trois ânes bleus".toCharArray(), old)).isTrue();
        assertThat(passwords.outdated(old)).isTrue();
    }

    @Test
    void nobodysPasswordIsNeverRight() {
        assertThat(passwords.verifyNobody("x".toCharArray())).isFalse();
    }

    @Test
    void manyAtOnceWaitForTheirTurn() throws InterruptedException {
        String hash = passwords.generate("trois ânes bleus".toCharArray());
        CountDownLatch done = new CountDownLatch(4);
        var pool = Executors.newFixedThreadPool(4);
        IntStream.range(0, 4).forEach(i -> pool.submit(() -> {
            if (passwords.verify("trois ânes bleus".toCharArray(), hash)) done.countDown();
        }));
        pool.shutdown();
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
