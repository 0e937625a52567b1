" vae.vim -- colours for the .vae language of vaec.
" from vae.vim.in and the compiler's tables, by make docs: do not edit
if exists("b:current_syntax")
    finish
endif

syntax keyword vaeStage add attention avgpool batchnorm concat conv deconv dense draw dropout embed flatten globalavgpool groupnorm gru layernorm lstm mask maxpool noise pool positions repeat reshape residual softmax upsample word_dropout
syntax keyword vaeActivation elu gelu leaky_relu log1p relu selu sigmoid silu softplus tanh
syntax keyword vaeKind image label series table tokens vector categorical deterministic fsq normal vmf vq
syntax keyword vaeKind category count date flag number ordinal text
syntax keyword vaeChoice bernoulli categorical continuous_bernoulli gaussian laplace logistic mse multinomial negative_binomial poisson table zinb
syntax keyword vaeChoice adversarial beta_tc ciwae dip dreg elbo factor iwae miwae mmd piwae rae ssim vae_gan vqgan
syntax keyword vaeChoice iaf none planar radial realnvp given mixture normal realnvp vamp
syntax keyword vaeChoice constant cosine cyclical linear adam adamw rmsprop sgd constant cosine linear plateau step glorot he keras normal pytorch dp
syntax keyword vaeWord all atom bf16 bilinear byte char cosine diagonal dynamic ema euclidean false float32 full gradient hidden hinge i id ii imq l2 last learned least_squares max mean minimax mixture nearest none nonsaturating optimal product rbf same shared sinusoid spectral stratified sum threshold true valid weighted word
syntax match vaeSetting /\v<(beta|binarize|capacity|free_bits|likelihood|objective|on|reduce|row_weights|temperature|weight|batch|clip_norm|critic|early_stop|ema|epochs|init|lr_schedule|optimizer|precision|privacy|seed|shards|validation|weight_decay)>\ze\s+\=/
syntax match vaeArgument /\v<(alpha|amsgrad|beta|beta1|beta2|bins|block|both|causal|centered|channels|classes|clip|codes|commitment|cov|critic|cycles|decay|delta|diagonal|dilation|dim|dims|distance|embedding|epochs|eps|epsilon|estimator|every|experts|factor|features|filters|floor|flow|from|game|gamma|grid|groups|heads|height|hidden|k|kernel|kind|latent|levels|log|lr|m|min|missing|mix|mode|momentum|n|name|nesterov|nll|noise|norm|observed|of|off|offset|over|p|pad|parts|patience|prior|ratio|regularizer|restart|samples|scale|scales|sigma|size|slope|sparse|standardize|start|std|steps|straight_through|stride|times|to|total|truncate|type|unit|units|update|value|warmup|weight|weight_decay|width|window|words|zeros)>\ze\=/
syntax keyword vaeDeclaration model param data latent block network encoder decoder critic loss train as
syntax match vaeNumber /\v<\d+(\.\d+)?([eE][+-]?\d+)?>|\.\d+([eE][+-]?\d+)?>/
syntax match vaeComment /#.*/ contains=@Spell

highlight default link vaeDeclaration Keyword
highlight default link vaeStage Function
highlight default link vaeActivation Operator
highlight default link vaeKind Type
highlight default link vaeChoice Special
highlight default link vaeWord Constant
highlight default link vaeSetting Identifier
highlight default link vaeArgument Identifier
highlight default link vaeNumber Number
highlight default link vaeComment Comment

let b:current_syntax = "vae"
