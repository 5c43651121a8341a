package io.hullmark.producer.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A container, its volume and its execs with random tokens wherever people put secrets on a real engine. */
public final class Canary {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String VOLUME = "{'Name':'%s','DriverOpts':{'type':'tmpfs','device':'tmpfs','o':'size=1m'},"
            + "'Labels':{'password':'%s'}}";
    private static final String CONTAINER =
            "{'Env':['A=%s','API_KEY=%s','URL=https://u:%s@h/','MULTI=-----BEGIN X-----\\n%s\\n-----END X-----'],"
                    + "'Entrypoint':['sh','-c','sleep 60 # mysql -p%s --token %s'],'Cmd':['--password=%s','--flag','%s'],"
                    + "'Labels':{'db.password':'%s','note':'see %s','hook':'https://h/?k=%s','%s':'x'},"
                    + "'Healthcheck':{'Test':['CMD-SHELL','true; : curl -u a:%s h'],'Interval':1000000000},"
                    + "'HostConfig':{'LogConfig':{'Type':'json-file','Config':{'labels':'%s','env':'%s'}},"
                    + "'ExtraHosts':['db:10.0.0.1']}}";

    private final LiveEngine engine;
    private final Random random = new Random(20_261_121);
    private final List<String> tokens = new ArrayList<>();
    private final String volume;
    private final String id;

    private Canary(LiveEngine engine) {
        this.engine = engine;
        volume = engine.name("secret");
        engine.post("/volumes/create", filled(VOLUME, volume));
        id = engine.run("canary", filled(CONTAINER));
        engine.exec(id, false, "", "sh", "-c", "true --password " + token() + "; SECRET=" + token() + " true");
        var encoded = Base64.getEncoder().encodeToString(token().getBytes(StandardCharsets.UTF_8));
        tokens.add(encoded);
        engine.exec(id, false, "", "echo", "--token", token(), encoded);
    }

    /** Starts a canary and lets its execs end. */
    public static Canary on(LiveEngine engine) {
        return new Canary(engine);
    }

    public String id() {
        return id;
    }

    public String name() {
        return engine.name("canary");
    }

    /** What nobody may ever read. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    public void remove() {
        engine.remove(id);
        engine.delete("/volumes/" + volume);
    }

    private String token() {
        var token = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        tokens.add(token.toString());
        return token.toString();
    }

    /** JSON with each gap filled, by what is given or else by a new token. */
    private String filled(String template, String... given) {
        var json = new StringBuilder();
        var parts = template.replace('\'', '"').split("%s", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            json.append(parts[i]).append(i < given.length ? given[i] : token());
        }
        return json.append(parts[parts.length - 1]).toString();
    }
}
