package dev.loggia.engine.testing;

import dev.loggia.engine.platform.Invariant;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** Every invariant of every feature, asked of a database without starting the engine. */
public final class AuditOf {
    private AuditOf() {}

    /** What breaks an invariant, one line each: nothing, in a healthy database. */
    public static List<String> run(TestDatabase database) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.addBeanFactoryPostProcessor(onlyWhatIsAskedFor());
            context.registerBean("lifecycleProcessor", NothingStarts.class);
            context.register(TestEngine.Engine.class);
            context.refresh();
            return context.getBeansOfType(Invariant.class).values().stream()
                    .flatMap(invariant -> database.strings(invariant.offenders()).stream()
                            .map(offence -> invariant.number() + " " + invariant.name() + ": " + offence))
                    .toList();
        }
    }

    private static BeanFactoryPostProcessor onlyWhatIsAskedFor() {
        return factory -> {
            for (String name : factory.getBeanDefinitionNames()) {
                factory.getBeanDefinition(name).setLazyInit(true);
            }
        };
    }

    /** Spring starts what wants to be started even when it is lazy; here nothing may. */
    private static final class NothingStarts extends DefaultLifecycleProcessor {
        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}
    }
}
